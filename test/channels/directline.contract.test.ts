import { openWebsite, websiteCan } from '../support/providers/website';
import { channelContract } from './contract';

channelContract('directline', openWebsite, websiteCan);
