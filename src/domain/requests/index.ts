import { misuseComplaint } from './misuse-complaint';
import type { RequestType } from './request-type';

/** Every request type that the desk takes. A new one is a file beside this one and a line here. */
const all = [misuseComplaint] as const;

export type RequestTypeName = (typeof all)[number]['type'];

export const requestTypes: ReadonlyMap<string, RequestType> = new Map(
  all.map(type => [type.type, type]),
);
