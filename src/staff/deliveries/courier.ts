export { type Courier, Undeliverable } from '../../domain/courier';
