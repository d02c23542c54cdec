import { openTelegram, telegramCan } from '../support/providers/telegram';
import { channelContract } from './contract';

channelContract('telegram', openTelegram, telegramCan);
