import { storeContract } from './contract';
import { postgresPlace } from './support/databases';
import { onPostgres } from './support/each-database';

onPostgres('the store', () => {
  storeContract(postgresPlace);
});
