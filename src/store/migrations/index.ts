import { First1700000000001 } from './1700000000001-first';
import { LiveChats1700000000002 } from './1700000000002-live-chats';
import { CaseWork1700000000003 } from './1700000000003-case-work';
import { AccountsAndWatch1700000000004 } from './1700000000004-accounts-and-watch';
import { Channels1700000000005 } from './1700000000005-channels';

/** In the order in which they run; only ever appended to. */
export const migrations = [
  First1700000000001,
  LiveChats1700000000002,
  CaseWork1700000000003,
  AccountsAndWatch1700000000004,
  Channels1700000000005,
];
