import type { JsonObject } from '../../domain/json';
import type { Transcript } from './transcript';

/** The activities as Bot Framework's `.transcript` files hold them: an array, oldest first. */
export function transcriptActivities(transcript: Transcript): JsonObject[] {
  return transcript.log.map(({ activity, id, at }) => ({
    ...activity,
    id,
    timestamp: at.toISOString(),
  }));
}

/** The transcript as a Bot Framework `.transcript` file, which the Emulator opens. */
export function transcriptJson(transcript: Transcript): string {
  return `${JSON.stringify(transcriptActivities(transcript), null, 2)}\n`;
}
