import { localDateOf } from '../../domain/hanoi-time';
import type { Language } from '../../domain/language';
import { formatClockTime, formatDay } from '../../i18n/formats';
import { printable } from '../html';
import type { StaffTexts } from '../staff-texts';
import { speakerName } from './speaker-name';
import type { Transcript, TranscriptLine } from './transcript';

/** The transcript as plain text; what people wrote is indented, so that no words look like a heading. */
export function transcriptText(
  transcript: Transcript,
  texts: StaffTexts,
  language: Language,
): string {
  const title = texts.t(language, 'staff.transcript.title', { reference: transcript.reference });
  const zone = texts.t(language, 'staff.transcript.zone');
  let day = '';
  const blocks = transcript.lines.map(line => {
    const today = localDateOf(line.at);
    const heading = today === day ? '' : `== ${formatDay(language, line.at)} ==\n\n`;
    day = today;
    return heading + block(line, texts, language);
  });
  const said = blocks.length > 0 ? blocks : [texts.t(language, 'staff.transcript.empty')];
  return `${[title, zone, '', ...said].join('\n')}\n`;
}

function block(line: TranscriptLine, texts: StaffTexts, language: Language): string {
  const head = `${formatClockTime(line.at)} ${speakerName(line, texts, language)}`;
  const extras = [
    ...(line.redacted ? [texts.t(language, 'casework.redactedMessage')] : []),
    ...line.files.map(file => texts.t(language, 'staff.transcript.file', { file })),
    ...(line.offered.length > 0
      ? [texts.t(language, 'staff.transcript.offered', { choices: line.offered.join(' | ') })]
      : []),
  ];
  const body = [...(line.text === '' ? [] : [line.text]), ...extras].map(indent);
  return `${[printable(head), ...body].join('\n')}\n`;
}

const indent = (text: string): string => printable(text).replace(/^/gm, '    ');
