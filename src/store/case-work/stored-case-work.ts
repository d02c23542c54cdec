import type {
  AnswerPackages,
  CalendarYears,
  FiguresSource,
  Redactions,
  SavedViews,
  Templates,
} from '../../domain/case-work/keeping';
import type { Database } from '../database/database';
import type { FileVault } from '../evidence/file-vault';
import type { KeyRing } from '../vault/key-ring';
import type { Nonces } from '../vault/nonces';
import { StoredCalendar } from './stored-calendar';
import { StoredFigures } from './stored-figures';
import { StoredPackages } from './stored-packages';
import { StoredRedactions } from './stored-redactions';
import { StoredTemplates } from './stored-templates';
import { StoredViews } from './stored-views';

/** What staff keep for their work at cases. */
export interface StoredCaseWork {
  templates: Templates;
  views: SavedViews;
  packages: AnswerPackages;
  calendar: CalendarYears;
  figures: FiguresSource;
  redactions: Redactions;
}

export interface CaseWorkParts {
  database: Database;
  keyRing: KeyRing;
  nonces: Nonces;
  evidence: FileVault;
  /** Of the desk, for what staff keep. */
  staffKey: Buffer;
}

/** What only the staff’s work needs of the store. */
export function storedCaseWork(parts: CaseWorkParts): StoredCaseWork {
  const { database, keyRing, nonces, evidence, staffKey } = parts;
  return {
    templates: new StoredTemplates(database),
    views: new StoredViews(database, staffKey, nonces),
    packages: new StoredPackages(database, keyRing, nonces, evidence),
    calendar: new StoredCalendar(database),
    figures: new StoredFigures(database),
    redactions: new StoredRedactions(database, keyRing, nonces),
  };
}
