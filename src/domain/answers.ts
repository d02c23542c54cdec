import type { EvidenceFile } from './evidence';
import type { TimeReading } from './when';

/** How a customer can be reached. Phones are E.164 (`+84912345678`), e-mail addresses as given. */
export interface Contact {
  phone?: string;
  email?: string;
}

/** The answer to one field of a request. `said` keeps the customer's own words beside a reading of them. */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: 'time'; time: TimeReading; said: string }
  | { kind: 'choices'; chosen: string[]; other?: string }
  | { kind: 'evidence'; files: EvidenceFile[]; complete: boolean }
  | { kind: 'contact'; contact: Contact }
  | { kind: 'understood' }
  | { kind: 'identity'; proven: 'email' | 'phone' | 'by-staff' }
  | { kind: 'not-given'; why: 'unknown' | 'skipped' | 'redacted' };

/** The answers of one request, by field name. */
export type Answers = { [field: string]: Answer };
