export { readEnvironment } from './environment';
export { readHolidays } from './holidays';
export { type Environment, readSettings, type Settings } from './read-settings';
export type { Secret } from './secret';
export { SettingsError } from './settings-error';
export { systemRandom, systemTime } from './system-sources';
