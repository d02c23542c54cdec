import type { Language } from '../domain/language';
import type { StaffTexts } from './staff-texts';

const named = new Set([
  ...['directline', 'zalo', 'messenger', 'telegram', 'email', 'phone', 'console'],
  ...['msteams', 'facebook', 'line', 'slack', 'whatsapp'],
]);

/** What staff call a channel; one that the desk has no name for comes with its id. */
export const channelName = (id: string, texts: StaffTexts, language: Language): string =>
  named.has(id)
    ? texts.t(language, `casework.channels.${id}`)
    : texts.t(language, 'casework.channels.other', { channel: id });
