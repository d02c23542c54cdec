import { azureCan, openAzure } from '../support/providers/azure';
import { channelContract } from './contract';

// The SDK's own words on a refused token; the desk logs a code.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

channelContract('azure (facebook)', () => openAzure(), azureCan());
