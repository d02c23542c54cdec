import { messengerCan, openMessenger } from '../support/providers/messenger';
import { channelContract } from './contract';

channelContract('messenger', openMessenger, messengerCan);
