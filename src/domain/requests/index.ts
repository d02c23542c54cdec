import { access } from './access';
import { callback } from './callback';
import { correction } from './correction';
import { deletion } from './deletion';
import { disclosure } from './disclosure';
import { marketingOptOut } from './marketing-opt-out';
import { misuseComplaint } from './misuse-complaint';
import { optIn } from './opt-in';
import type { RequestType } from './request-type';
import { sharingOptOut } from './sharing-opt-out';

/** Every request type that the desk takes. A new one is a file beside this one and a line here. */
const all = [
  misuseComplaint,
  access,
  disclosure,
  correction,
  deletion,
  marketingOptOut,
  sharingOptOut,
  optIn,
  callback,
] as const;

export type RequestTypeName = (typeof all)[number]['type'];

export const requestTypes: ReadonlyMap<string, RequestType> = new Map(
  all.map(type => [type.type, type]),
);
