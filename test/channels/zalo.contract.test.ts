import { openZalo, zaloCan } from '../support/providers/zalo';
import { channelContract } from './contract';

channelContract('zalo', openZalo, zaloCan);
