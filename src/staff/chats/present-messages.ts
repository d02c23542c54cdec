import { z } from 'zod';
import type { LoggedActivity } from '../../domain/conversation';
import type { EvidenceFile } from '../../domain/evidence';
import { formatClockTime } from '../../i18n/formats';
import { readTranscript } from '../transcripts/transcript';
import type { ChatMask } from './chat-mask';

/** Pictures that browsers show and that cannot do anything. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
export const isPreviewable = ({ contentType }: Pick<EvidenceFile, 'contentType'>): boolean =>
  pictures.has(contentType);

const filesShape = z.object({
  attachments: z
    .array(
      z.object({
        content: z.object({
          id: z.string(),
          name: z.string(),
          contentType: z.string(),
          size: z.number(),
          sha256: z.string(),
        }),
      }),
    )
    .catch([]),
});

/** The files of a message that the evidence vault holds. */
export function filesOf({ activity }: LoggedActivity): EvidenceFile[] {
  const read = filesShape.safeParse({ attachments: listed(activity.attachments) });
  return read.success ? read.data.attachments.map(({ content }) => content) : [];
}

/** Those attachments alone that are files: cards are told as words. */
const listed = (attachments: unknown): unknown[] =>
  (Array.isArray(attachments) ? attachments : []).filter(
    one => typeof one?.contentUrl === 'string' && one.contentUrl.startsWith('urn:paragon:'),
  );

/** What was said, as the console shows it; `log` must be free of secrets. */
export function presentMessages(log: readonly LoggedActivity[], mask: ChatMask = text => text) {
  return log.flatMap(entry => {
    const [line] = readTranscript('', [entry]).lines;
    if (!line) return [];
    return [
      {
        seq: entry.seq,
        at: entry.at.toISOString(),
        atShown: formatClockTime(entry.at),
        from: entry.from,
        ...(line.name !== undefined && { name: line.name }),
        ...(line.text !== '' && { text: mask(line.text) }),
        files: filesOf(entry).map(file => ({
          ...{ id: file.id, name: mask(file.name), size: file.size, contentType: file.contentType },
          previewable: isPreviewable(file),
        })),
      },
    ];
  });
}
