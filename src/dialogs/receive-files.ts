import type { Case } from '../domain/case';
import { addEvidence } from '../domain/case-changes';
import type { EvidenceFile } from '../domain/evidence';
import { requestTypes } from '../domain/requests';
import { formatList, formatSize } from '../i18n/formats';
import type { TextKey } from '../i18n/texts';
import type { DeskTurn, RefusedFile } from './desk-turn';
import { evidenceFieldOf } from './loose-files';

/** Whether the message brought any file, kept or not. */
export const bringsFiles = ({ received, refused }: DeskTurn): boolean =>
  received.length + refused.length > 0;

/** Keeps the files of a message with the request under way, or until there is one. */
export function keepFiles(desk: DeskTurn): void {
  const kept = receiveFiles(desk, filesOf(desk));
  if (kept.length > 0 && !desk.talk.draft)
    desk.preface.push(desk.text('talk.evidence.keptForLater'));
}

/** Adds the files of a message to the case that the customer looks at. */
export async function addFilesTo(found: Case, desk: DeskTurn): Promise<void> {
  const kept = receiveFiles(desk, [...found.evidence]);
  if (kept.length === 0) return;
  await desk.change(addEvidence(found, kept));
  desk.preface.push(desk.text('status.added', { reference: found.reference }));
}

/**
 * Says by name and size what came, and of each refused one why: too many, or there already.
 *
 * @param all the files that there are; those that are kept are added to it.
 * @returns those that are kept.
 */
export function receiveFiles(desk: DeskTurn, all: EvidenceFile[]): EvidenceFile[] {
  const kept: EvidenceFile[] = [];
  const refused: RefusedFile[] = [...desk.refused];
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
  for (const file of refused) desk.preface.push(refusalText(file, desk));
  return kept;
}

/** Why a file was not kept, in words. */
export const refusalText = (file: RefusedFile, desk: DeskTurn): string =>
  desk.text(refusalOf(file), limitsFor(file, desk));

/** The list that the files go into: the evidence of the draft, or the loose ones. */
function filesOf({ talk }: DeskTurn): EvidenceFile[] {
  const request = talk.draft && requestTypes.get(talk.draft.type);
  const field = request && evidenceFieldOf(request);
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
