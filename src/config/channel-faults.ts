import type { ValuesOf } from './setting';
import type { SettingFault } from './settings-error';
import type { settingsTable } from './settings-table';

type Values = ValuesOf<typeof settingsTable>;

/** Of a messaging channel's settings all are set, or none: half of them would be a channel that is silent. */
export function channelFaults(values: Values): SettingFault[] {
  const groups = [
    [
      ['TELEGRAM_BOT_TOKEN', values.telegramBotToken],
      ['TELEGRAM_SECRET', values.telegramSecret],
    ],
    [
      ['MESSENGER_PAGE_TOKEN', values.messengerPageToken],
      ['MESSENGER_APP_SECRET', values.messengerAppSecret],
      ['MESSENGER_VERIFY_TOKEN', values.messengerVerifyToken],
    ],
    [
      ['ZALO_APP_ID', values.zaloAppId],
      ['ZALO_APP_SECRET', values.zaloAppSecret],
      ['ZALO_OA_SECRET', values.zaloOaSecret],
    ],
    [
      ['ZALO_ACCESS_TOKEN', values.zaloAccessToken],
      ['ZALO_REFRESH_TOKEN', values.zaloRefreshToken],
    ],
  ] as const;
  return groups.flatMap(group => {
    const [first] = group.find(([, value]) => value !== undefined) ?? [];
    return first === undefined
      ? []
      : group
          .filter(([, value]) => value === undefined)
          .map(([variable]) => ({ variable, cure: `set it too: ${first} needs it` }));
  });
}
