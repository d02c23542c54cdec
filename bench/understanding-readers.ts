import { namesField } from '../src/language/answers/names-field';
import { readChoice } from '../src/language/answers/read-choice';
import { readCorrection } from '../src/language/answers/read-correction';
import { readEmails } from '../src/language/answers/read-email';
import { readName } from '../src/language/answers/read-name';
import { readPhones } from '../src/language/answers/read-phone';
import { readCaseNumber } from '../src/language/answers/read-reference';
import { asksWhy, isEmptyOfWords, isSkip, isUnknown } from '../src/language/answers/read-remark';
import { readYesNo } from '../src/language/answers/read-yes-no';
import { findWhen } from '../src/language/dates/find-when';
import { readWhen } from '../src/language/dates/read-when';
import { detectLanguage } from '../src/language/detect-language';
import { extractFacts } from '../src/language/extract/extract-facts';
import { readDataKinds } from '../src/language/extract/read-data-kinds';
import { readHow, readWays } from '../src/language/extract/read-how';
import { createIntentReader } from '../src/language/intents/intent-reader';
import { readPolicyTopics } from '../src/language/policy/read-topic';
import { createUnderstanding } from '../src/language/understand';

/** All that reads a message in a turn, in a file of its own so that loading it can be measured. */

type Readers = Readonly<Record<string, (text: string) => unknown>>;

const now = new Date('2026-06-18T14:30:00+07:00');
const context = { now, language: 'vi' } as const;
const options = [
  { code: 'call', label: 'Cuộc gọi', synonyms: ['gọi điện'] },
  { code: 'sms', label: 'Tin nhắn SMS', synonyms: ['tin nhắn'] },
  { code: 'email', label: 'E-mail', synonyms: ['thư'] },
  { code: 'social', label: 'Zalo, mạng xã hội', synonyms: ['facebook'] },
];

/** The readers of answers and facts; a turn of the dialogs calls most of them on one text. */
export const readersOfATurn: Readers = {
  isEmptyOfWords,
  asksWhy,
  isSkip,
  isUnknown,
  namesField,
  readCorrection: text => readCorrection(text, 'vi'),
  readYesNo: text => readYesNo(text, { language: 'vi' }),
  readChoice: text => readChoice(text, options, { multiple: true }),
  readHow,
  readWays,
  readDataKinds,
  readPhones,
  readEmails,
  readName: text => readName(text, 'vi'),
  readCaseNumber: text => readCaseNumber(text, () => true),
  detectLanguage: text => detectLanguage(text, 'vi'),
  findWhen: text => findWhen(text, context),
  readWhen: text => readWhen(text, context),
  extractFacts: text => extractFacts(text, context),
};

/** What reads a message by a model or an index of its own. */
export function openReaders(): Readers {
  const intents = createIntentReader();
  const understand = createUnderstanding();
  return {
    'the intent': text => intents.read(text),
    'topics of the policy': text => readPolicyTopics(text, 'vi'),
    'desk understand': text => understand(text, context),
  };
}
