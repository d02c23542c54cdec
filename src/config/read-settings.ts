import { join } from 'node:path';
import { channelFaults } from './channel-faults';
import { deepFreeze } from './deep-freeze';
import { Secret } from './secret';
import type { Setting, ValuesOf } from './setting';
import { type SettingFault, SettingsError } from './settings-error';
import { settingsTable } from './settings-table';

/** All settings of a desk, checked and frozen. Secrets are `Secret`s: printed, they show nothing. */
export type Settings = Omit<ValuesOf<typeof settingsTable>, 'databaseUrl'> & {
  /** `sqlite:file` or `postgres://…`. */
  readonly databaseUrl: Secret;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings out of an environment. An empty variable counts as one that is not set.
 * @throws SettingsError with every fault at once, each with its variable and its cure.
 */
export function readSettings(environment: Environment): Settings {
  const faults: SettingFault[] = [];
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(settingsTable).map(([name, row]) => [
      name,
      readRow(row, environment, faults),
    ]),
  ) as ValuesOf<typeof settingsTable>;
  if (faults.length === 0) faults.push(...faultsBetween(values));
  if (faults.length > 0) throw new SettingsError(faults);

  const databaseUrl =
    values.databaseUrl ?? new Secret(`sqlite:${join(values.dataDir, 'desk.sqlite')}`);
  return deepFreeze({ ...values, databaseUrl });
}

function readRow(row: Setting<unknown>, environment: Environment, faults: SettingFault[]): unknown {
  const text = textOf(row, environment);
  if (text === undefined) return undefined;
  const read = row.schema.safeParse(text);
  if (read.success) return read.data;
  // A text taken over from another variable is that variable's fault, which is told already.
  if (isSet(environment, row.variable)) faults.push({ variable: row.variable, cure: row.cure });
  return undefined;
}

function textOf(row: Setting<unknown>, environment: Environment): string | undefined {
  if (isSet(environment, row.variable)) return environment[row.variable]?.trim();
  if (row.defaultFrom === undefined) return row.default;
  const source = Object.values<Setting<unknown>>(settingsTable).find(
    other => other.variable === row.defaultFrom,
  );
  return source && textOf(source, environment);
}

/** What only shows where two settings are looked at together. */
function faultsBetween(values: ValuesOf<typeof settingsTable>): SettingFault[] {
  const receivers = [
    ['PREFERENCE_WEBHOOK', values.preferenceWebhookUrl, values.preferenceWebhookSecret],
    ['HANDOFF_WEBHOOK', values.handoffWebhookUrl, values.handoffWebhookSecret],
    ['SMS_WEBHOOK', values.smsWebhookUrl, values.smsWebhookSecret],
  ] as const;
  return [
    ...receivers
      .filter(([, url, secret]) => url !== undefined && secret === undefined)
      .map(([name]) => ({
        variable: `${name}_SECRET`,
        cure: `set it too: what is told to ${name}_URL has to be signed`,
      })),
    ...(values.handoffHubs.length > 0 && values.directLineSecret === undefined
      ? [{ variable: 'DIRECTLINE_SECRET', cure: 'set it too: the hubs of HANDOFF_HUB show it' }]
      : []),
    ...azureFaults(values),
    ...channelFaults(values),
    ...signInFaults(values),
  ];
}

function azureFaults(values: ValuesOf<typeof settingsTable>): SettingFault[] {
  const { microsoftAppId, microsoftAppType, microsoftAppPassword, microsoftAppTenantId } = values;
  if (microsoftAppId === undefined) return [];
  const needed = [
    { variable: 'MicrosoftAppPassword', value: microsoftAppPassword, unless: 'UserAssignedMSI' },
    { variable: 'MicrosoftAppTenantId', value: microsoftAppTenantId, unless: 'MultiTenant' },
  ];
  return needed
    .filter(({ value, unless }) => value === undefined && unless !== microsoftAppType)
    .map(({ variable }) => ({
      variable,
      cure: `set it too: an application of type ${microsoftAppType} cannot sign in without it`,
    }));
}

function signInFaults(values: ValuesOf<typeof settingsTable>): SettingFault[] {
  const { staffPasswords, oidcIssuer, oidcClientId, oidcClientSecret, oidcRoles } = values;
  if (oidcIssuer === undefined)
    return staffPasswords === 'true'
      ? []
      : [{ variable: 'OIDC_ISSUER', cure: 'set it too: without passwords nobody could sign in' }];
  const needed = [
    { variable: 'OIDC_CLIENT_ID', value: oidcClientId },
    { variable: 'OIDC_CLIENT_SECRET', value: oidcClientSecret },
    { variable: 'OIDC_ROLES', value: oidcRoles },
  ];
  return needed
    .filter(({ value }) => value === undefined)
    .map(({ variable }) => ({ variable, cure: 'set it too: OIDC_ISSUER needs it' }));
}

function isSet(environment: Environment, variable: string): boolean {
  return (environment[variable] ?? '').trim() !== '';
}
