import type { Command } from './command';

/** A subcommand by name; its file is loaded when it is called, so that none pays for the others. */
interface Entry {
  summary: string;
  load(): Command;
}

export const commands: Readonly<Record<string, Entry>> = {
  deadline: {
    summary: 'works out until when something promised in working days is in time',
    load: () => (require('./commands/deadline') as typeof import('./commands/deadline')).deadline,
  },
  understand: {
    summary: 'shows how messages are read: intent, language, time',
    load: () =>
      (require('./commands/understand') as typeof import('./commands/understand')).understand,
  },
  cases: {
    summary: 'exports the cases',
    load: () => (require('./commands/cases') as typeof import('./commands/cases')).cases,
  },
  preferences: {
    summary: 'exports what customers decided about offers and sharing',
    load: () =>
      (require('./commands/preferences') as typeof import('./commands/preferences')).preferences,
  },
  staff: {
    summary: 'makes API tokens; lists, disables and resets the accounts of staff',
    load: () => (require('./commands/staff') as typeof import('./commands/staff')).staff,
  },
  chat: {
    summary: 'talks to the desk in this terminal',
    load: () => (require('./commands/chat') as typeof import('./commands/chat')).chat,
  },
  channel: {
    summary: 'checks and sets up the messaging channels',
    load: () => (require('./commands/channel') as typeof import('./commands/channel')).channel,
  },
  migrate: {
    summary: 'brings the database to the form that this version needs',
    load: () => (require('./commands/migrate') as typeof import('./commands/migrate')).migrate,
  },
  backup: {
    summary: 'copies everything into a folder, while the desk runs',
    load: () => (require('./commands/backup') as typeof import('./commands/backup')).backup,
  },
  purge: {
    summary: 'removes what has had its time, or all that there is of a person',
    load: () => (require('./commands/purge') as typeof import('./commands/purge')).purge,
  },
  keys: {
    summary: 'shows and changes the master keys',
    load: () => (require('./commands/keys') as typeof import('./commands/keys')).keys,
  },
  verify: {
    summary: 'checks that nobody has changed histories, records and files',
    load: () => (require('./commands/verify') as typeof import('./commands/verify')).verify,
  },
};
