import { azureSettings } from './settings/azure';
import { chatSettings } from './settings/chats';
import { companySettings } from './settings/company';
import { dataSettings } from './settings/data';
import { evidenceSettings } from './settings/evidence';
import { mailSettings } from './settings/mail';
import { messengerSettings } from './settings/messenger';
import { serverSettings } from './settings/server';
import { signInSettings } from './settings/sign-in';
import { systemsSettings } from './settings/systems';
import { telegramSettings } from './settings/telegram';
import { watchSettings } from './settings/watch';
import { websiteSettings } from './settings/website';
import { zaloSettings } from './settings/zalo';

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
  { title: 'How staff sign in', rows: signInSettings },
  { title: 'The watch over due dates', rows: watchSettings },
  { title: 'Customers who want a person', rows: chatSettings },
  { title: 'Other systems of the company', rows: systemsSettings },
  { title: 'Zalo Official Account', rows: zaloSettings },
  { title: 'Facebook Messenger', rows: messengerSettings },
  { title: 'Telegram', rows: telegramSettings },
  { title: "Azure Bot Service's channels (Teams and others)", rows: azureSettings },
] as const;

export const settingsTable = {
  ...serverSettings,
  ...dataSettings,
  ...companySettings,
  ...mailSettings,
  ...evidenceSettings,
  ...websiteSettings,
  ...signInSettings,
  ...watchSettings,
  ...chatSettings,
  ...systemsSettings,
  ...zaloSettings,
  ...messengerSettings,
  ...telegramSettings,
  ...azureSettings,
};
