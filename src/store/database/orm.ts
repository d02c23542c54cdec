/**
 * The parts of TypeORM that the desk uses, each from its own file: the package's index also loads all its
 * decorators, operators and builders, a twentieth of the desk's start. Its types come from the index.
 */
export { DataSource } from 'typeorm/data-source/DataSource';
export { EntitySchema } from 'typeorm/entity-schema/EntitySchema';
export { QueryFailedError } from 'typeorm/error/QueryFailedError';
export { In } from 'typeorm/find-options/operator/In';
