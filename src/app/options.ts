import type { Logger } from 'pino';
import type { ProviderAddresses } from '../channels/parts';
import type { Settings } from '../config/read-settings';
import type { RandomSource, TimeSource } from '../domain/ports';
import type { PasswordCost } from '../staff/sign-in/passwords';

/** What a desk is opened with. */
export interface AppOptions {
  settings: Settings;
  logger: Logger;
  /** The built browser code (`dist/web`); without it the desk has no pages, only its interfaces. */
  webRoot?: string;
  time?: TimeSource;
  random?: RandomSource;
  /** How hard passwords are to guess; tests have less patience than burglars. */
  passwordCost?: PasswordCost;
  /** Simulators in the places of messaging providers, for tests; files may come from `trustedHosts`. */
  providers?: ProviderAddresses & { trustedHosts?: readonly string[] };
}
