import data from './data/fields.json';
import fillers from './data/fillers.json';
import { covered, Lexicon } from './lexicon';
import { words } from './words';

/** The answers of the form that can be named. */
export type NamedField = keyof (typeof data)['fields'];

type Code = NamedField | 'ignore' | 'change' | 'wrong' | 'filler';

const lexicon = new Lexicon<Code>(
  { ignore: data.ignore },
  data.fields,
  { change: data.change, wrong: data.wrong },
  { filler: [...data.about, ...Object.values(fillers).flat()] },
);
const strayWithChange = 4;

/**
 * Which answer of the form the customer wants to change: "sửa ngày", "cho tôi sửa lại phần bằng chứng",
 * "the phone number is wrong", or nothing but its name. Records elsewhere ("sửa ngày sinh trong hồ sơ")
 * are no part of the form.
 */
export function namesField(text: string): NamedField | undefined {
  const said = words(text);
  const hits = lexicon.find(said);
  if (hits.some(hit => hit.code === 'ignore')) return undefined;
  const change = hits.find(hit => hit.code === 'change');
  const wrong = hits.find(hit => hit.code === 'wrong');
  const fields = hits.filter(hit => !['change', 'wrong', 'filler'].includes(hit.code));
  const named = (change && fields.find(hit => hit.from >= change.to)) ?? fields[0];
  if (!named) return undefined;
  const stray = covered(hits, said.length)
    .slice(0, named.to)
    .filter(known => !known).length;
  const unknown = covered(hits, said.length).filter(known => !known).length;
  const meant =
    change || wrong ? stray === 0 && (wrong ? unknown <= strayWithChange : true) : unknown === 0;
  return meant ? (named.code as NamedField) : undefined;
}
