import type { Logger } from 'pino';
import type { TurnRunner } from '../bots/turn-runner';
import type { ChannelStates, DeliveryMarks, InboundEvents } from '../domain/channel-store';
import type {
  ActivityLog,
  Cases,
  Committer,
  Conversations,
  EvidenceVault,
  RandomSource,
  TimeSource,
} from '../domain/ports';
import type { Texts } from '../i18n/texts';
import type { AzureAddresses } from './azure/azure-identity';
import type { FileFetcher } from './fetch-file';
import type { WebHookDeps } from './inbound/web-hook';
import type { ReaderWaits } from './mail/mail-reader';
import type { MailSender } from './mail/outgoing-mail';

/** Where providers are reached; tests put simulators in their places. */
export interface ProviderAddresses {
  telegram?: string;
  messenger?: string;
  zalo?: string;
  zaloOauth?: string;
  azure?: AzureAddresses;
  /** How long the reader of the mailbox waits, and between tries. */
  mailbox?: Partial<ReaderWaits>;
}

/** What a channel is made of; each takes what it needs. */
export interface ChannelParts extends WebHookDeps {
  turns: Pick<TurnRunner, 'receive' | 'beside'>;
  log: ActivityLog;
  conversations: Conversations;
  cases: Cases;
  committer: Committer;
  vault: EvidenceVault;
  inbound: InboundEvents;
  marks: DeliveryMarks;
  states: ChannelStates;
  random: RandomSource;
  time: TimeSource;
  texts: Texts;
  logger: Logger;
  files: FileFetcher;
  /** How mail leaves the desk. */
  mail: MailSender;
  /** 32 random bytes of the desk's own, by name. */
  secret(name: string): Promise<Uint8Array>;
  /** Bytes of the biggest file that the desk takes. */
  evidenceMaxBytes: number;
  /** Where the internet reaches the desk. */
  publicUrl: string;
  providers: ProviderAddresses;
}

/** A setting that is shown nowhere. */
export interface Hidden {
  reveal(): string;
}
