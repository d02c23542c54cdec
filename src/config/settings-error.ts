import { DeskError } from '../domain/errors';

export interface SettingFault {
  variable: string;
  /** What to do, beginning with a verb. */
  cure: string;
}

/** The desk cannot start with these settings. Names variables and cures, never what was set. */
export class SettingsError extends DeskError {
  override readonly name = 'SettingsError';
  constructor(readonly faults: readonly SettingFault[]) {
    const lines = faults.map(({ variable, cure }) => `  ${variable}: ${cure}`);
    super(
      'settings',
      `${faults.length === 1 ? 'a setting does' : `${faults.length} settings do`} not fit ` +
        `(environment or .env; see .env.example):\n${lines.join('\n')}`,
    );
  }
}
