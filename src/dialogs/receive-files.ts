import type { EvidenceFile } from '../domain/evidence';
import { requestTypes } from '../domain/requests';
import { formatList, formatSize } from '../i18n/formats';
import type { TextKey } from '../i18n/texts';
import type { DeskTurn, RefusedFile } from './desk-turn';

/**
 * Keeps the files of a message with the request under way, or until there is one, and says by name and
 * size what came, and of each refused one why.
 *
 * @returns whether the message brought any file, kept or not.
 */
export function receiveFiles(desk: DeskTurn, goesTo: 'draft' | 'case'): boolean {
  if (desk.received.length + desk.refused.length === 0) return false;
  const kept: EvidenceFile[] = [];
  const refused: RefusedFile[] = [...desk.refused];
  // An opened case takes its files itself; here they are only counted and named.
  const all = goesTo === 'case' ? [] : filesOf(desk);
  for (const file of desk.received) {
    if (all.some(other => other.sha256 === file.sha256))
      refused.push({ name: file.name, code: 'evidence-duplicate' });
    else if (all.length >= desk.facts.evidenceMaxFiles)
      refused.push({ name: file.name, code: 'evidence-too-many' });
    else {
      all.push(file);
      kept.push(file);
    }
  }
  if (kept.length > 0) {
    const files = kept.map(file => `${file.name} (${formatSize(desk.language, file.size)})`);
    desk.preface.push(
      desk.text('talk.evidence.received', {
        count: kept.length,
        files: formatList(desk.language, files),
      }),
    );
  }
  for (const file of refused) desk.preface.push(desk.text(refusalOf(file), limitsFor(file, desk)));
  return true;
}

/** The list that the files go into: the evidence of the draft, or the loose ones. */
function filesOf({ talk }: DeskTurn): EvidenceFile[] {
  const request = talk.draft && requestTypes.get(talk.draft.type);
  const field = request?.fields.find(({ kind }) => kind === 'evidence');
  if (!talk.draft || !field) return talk.files;
  const answer = talk.draft.answers[field.name];
  if (answer?.kind === 'evidence') return answer.files;
  const files: EvidenceFile[] = [];
  talk.draft.answers[field.name] = { kind: 'evidence', files, complete: false };
  return files;
}

/** Composed of the codes of the evidence store and the two above; a test holds that each has a text. */
const refusalOf = ({ code }: RefusedFile): TextKey => `talk.evidence.refused.${code}` as TextKey;

const limitsFor = ({ name, code }: RefusedFile, { facts }: DeskTurn) => ({
  name,
  limit: code === 'evidence-too-many' ? facts.evidenceMaxFiles : facts.evidenceMaxMb,
});
