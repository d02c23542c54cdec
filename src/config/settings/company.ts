import { z } from 'zod';
import { listOf, oneOf, type Setting, words } from '../setting';

const email = z.email();

/** The company, as customers and staff see it. */
export const companySettings = {
  supportEmail: {
    variable: 'SUPPORT_EMAIL',
    doc: ['The published e-mail address that customers are given.'],
    schema: email,
    cure: 'give one e-mail address',
    default: 'Support@pargon.com.vn',
  },
  supportPhone: {
    variable: 'SUPPORT_PHONE',
    doc: ['The published telephone number that customers are given, written as they shall see it.'],
    schema: z.string().regex(/^\+?\d[\d ().-]{4,30}$/),
    cure: 'give a telephone number of digits and spaces, for example 09144 09142',
    default: '09144 09142',
  },
  staffEmail: {
    variable: 'STAFF_EMAIL',
    doc: ['Where staff receive new cases (several addresses are divided by commas).'],
    schema: listOf(email).refine(all => all.length > 0),
    cure: 'give one e-mail address or several, divided by commas',
    defaultFrom: 'SUPPORT_EMAIL',
  },
  staffLanguage: {
    variable: 'STAFF_LANGUAGE',
    doc: ['The language of mails to staff: vi or en.'],
    schema: oneOf('vi', 'en'),
    cure: 'give vi or en',
    default: 'vi',
  },
  holidaysFile: {
    variable: 'HOLIDAYS_FILE',
    doc: [
      'A file with the public holidays that you have confirmed, by year, in the form of',
      'src/config/data/holidays.json. A year in it replaces the one that the desk brings along.',
    ],
    schema: words,
    cure: 'give the path of a JSON file',
    example: 'holidays.json',
  },
} as const satisfies Record<string, Setting<unknown>>;
