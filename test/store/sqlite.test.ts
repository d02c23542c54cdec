import { storeContract } from './contract';
import { sqlitePlace } from './support/databases';

describe('the store on SQLite', () => {
  storeContract(sqlitePlace);
});
