import type { JsonObject } from '../../domain/json';
import type { Transcript } from './transcript';

type Mask = (text: string) => string;

/** A transcript for who need not know who the customer is. */
export function maskTranscript(
  { reference, log, lines }: Transcript,
  mask: Mask,
  maskJson: (value: JsonObject, mask: Mask) => JsonObject,
): Transcript {
  return {
    reference,
    log: log.map(entry => ({ ...entry, activity: maskJson(entry.activity, mask) })),
    lines: lines.map(line => ({
      ...line,
      text: mask(line.text),
      files: line.files.map(mask),
      offered: line.offered.map(mask),
    })),
  };
}
