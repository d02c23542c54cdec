import type { EvidenceFile } from '../../domain/evidence';
import { formatSize } from '../../i18n/formats';
import { isUnknown } from '../../language/answers/read-remark';
import { readYesNo } from '../../language/answers/read-yes-no';
import type { FieldKindReader, FieldPlace } from './field-kind';

/** Files; those that came with a message are kept before any field is asked, see `keepReceivedFiles`. */
export const evidenceField: FieldKindReader = {
  params: ({ desk }) => ({
    limit: desk.facts.evidenceMaxMb,
    files: desk.facts.evidenceMaxFiles,
  }),
  wording: place => (filesIn(place).length > 0 ? 'more' : 'ask'),
  choices: place => [
    place.desk.text(filesIn(place).length > 0 ? 'form.choices.done' : 'form.choices.none'),
  ],
  read(said, place) {
    const { desk } = place;
    const files = filesIn(place);
    const finished = [desk.text('form.choices.done'), desk.text('form.choices.none')];
    const ended = finished.some(words => words.toLowerCase() === said.toLowerCase());
    const sent = desk.received.length + desk.refused.length > 0;
    const answer = readYesNo(said, { language: desk.language });
    if (ended || (!sent && (answer === 'no' || isUnknown(said))))
      return { kind: 'accepted', answer: { kind: 'evidence', files, complete: true } };
    // Words that come with files are about them.
    if (sent) return { kind: 'more', answer: { kind: 'evidence', files, complete: false } };
    return answer === 'yes'
      ? { kind: 'more', because: desk.text('form.evidence.how') }
      : { kind: 'unclear' };
  },
  show: (answer, { desk }) =>
    answer.kind === 'evidence' && answer.files.length > 0
      ? answer.files
          .map(file => `${file.name} (${formatSize(desk.language, file.size)})`)
          .join(', ')
      : desk.text('form.answer.noEvidence'),
};

function filesIn({ answers, field }: FieldPlace): EvidenceFile[] {
  const answer = answers[field.name];
  return answer?.kind === 'evidence' ? answer.files : [];
}
