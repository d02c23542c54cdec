import { azureSettings } from './settings/azure';
import { companySettings } from './settings/company';
import { dataSettings } from './settings/data';
import { evidenceSettings } from './settings/evidence';
import { mailSettings } from './settings/mail';
import { serverSettings } from './settings/server';
import { systemsSettings } from './settings/systems';
import { websiteSettings } from './settings/website';

/**
 * Every setting of the desk, in groups of one file each. `readSettings` reads it, `.env.example` is
 * generated from it (`node scripts/env-example.mjs`), and nothing else looks at the environment.
 */
export const settingGroups = [
  { title: 'Where the desk listens', rows: serverSettings },
  { title: 'What the desk keeps', rows: dataSettings },
  { title: 'The company, as customers and staff see it', rows: companySettings },
  { title: 'Mail to staff and customers', rows: mailSettings },
  { title: 'Files that customers send', rows: evidenceSettings },
  { title: 'The chat on the website', rows: websiteSettings },
  { title: 'Other systems of the company', rows: systemsSettings },
  { title: "Azure Bot Service's channels (Teams and others)", rows: azureSettings },
] as const;

export const settingsTable = {
  ...serverSettings,
  ...dataSettings,
  ...companySettings,
  ...mailSettings,
  ...evidenceSettings,
  ...websiteSettings,
  ...systemsSettings,
  ...azureSettings,
};

export type SettingName = keyof typeof settingsTable;
