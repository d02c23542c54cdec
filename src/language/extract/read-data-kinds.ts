import dataKindWords from './data/data-kinds.json';
import { KindFinder } from './find-kinds';
import { type Scene, sceneOf } from './own-contact';

/** The kinds of personal data that people speak of. */
const dataKinds = [
  'phone',
  'name',
  'id-number',
  'birth-date',
  'address',
  'email',
  'bank',
  'photo',
  'purchase-history',
  'family',
  'health',
  'location',
  'other',
] as const;
export type DataKind = (typeof dataKinds)[number];

const finder = new KindFinder(dataKindWords);

/** Which of her data the customer speaks of: codes without repetition, in the order of `dataKinds`. */
export function readDataKinds(text: string): DataKind[] {
  return dataKindsOf(sceneOf(text));
}

export function dataKindsOf(scene: Scene): DataKind[] {
  const found = new Set(finder.find(scene).map(hit => hit.code));
  return dataKinds.filter(code => found.has(code));
}
