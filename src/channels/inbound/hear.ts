import type { TurnFiles, Turns } from '../../bots/turns';
import type { ClaimedEvent } from '../../domain/channel-store';
import { conversationId } from '../../domain/conversation';
import { DeskError } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { ActivityLog, EvidenceVault, TimeSource } from '../../domain/ports';
import type { Channels } from '../channels';
import { type Heard, incomingOf, type RemoteFile } from './heard';
import { Useless } from './inbound-worker';

export interface HearDeps {
  channels: Channels;
  turns: Turns;
  log: Pick<ActivityLog, 'findIncoming'>;
  vault: Pick<EvidenceVault, 'keep' | 'remove'>;
  time: TimeSource;
  /** A sign of typing that did not get through. */
  onTypingFailed(channel: string, error: unknown): void;
}

/** Tries of a file whose provider fails; then the customer is told, and the turn goes on. */
const fileTries = 3;

/** Deals with an event that a channel has kept: reads it, fetches its files, and runs the turns. */
export const createHearing =
  (deps: HearDeps) =>
  async (event: ClaimedEvent): Promise<void> => {
    for (const heard of read(deps, event)) await hear(deps, heard, event.attempts);
  };

function read({ channels }: HearDeps, { channel, content }: ClaimedEvent): Heard[] {
  const reader = channels.of(channel);
  // It was acknowledged, and the settings may come back.
  if (!reader?.read) throw new DeskError('channel-off', 'this channel is not set up any more');
  try {
    return reader.read(content);
  } catch (cause) {
    throw new Useless('inbound-unreadable', 'the event says nothing', { cause });
  }
}

async function hear(deps: HearDeps, heard: Heard, attempts: number): Promise<void> {
  const id = conversationId(heard.channel, heard.conversation);
  // Its files are not fetched a second time; the turn itself would know it too.
  if (await deps.log.findIncoming(id, heard.incomingId)) return;
  showTyping(deps, heard);
  const files = await fetchFiles(deps, heard, attempts);
  const outcome = await deps.turns.receive(incomingOf(heard, deps.time.now(), files));
  if (outcome.repeated) await discard(deps, files.received);
}

function showTyping({ channels, onTypingFailed }: HearDeps, heard: Heard): void {
  const channel = channels.of(heard.channel);
  if (heard.kind !== 'message') return;
  channel?.showTyping?.(heard).catch((error: unknown) => onTypingFailed(heard.channel, error));
}

/** All of them, or none: a fault that may pass leaves nothing behind. */
async function fetchFiles(deps: HearDeps, heard: Heard, attempts: number): Promise<TurnFiles> {
  const received: EvidenceFile[] = [];
  const refused: { name: string; code: string }[] = [];
  for (const file of heard.files ?? []) {
    try {
      received.push(await fetchOne(deps, heard.channel, file));
    } catch (error) {
      const code = error instanceof DeskError ? error.code : '';
      if (code.startsWith('evidence-')) refused.push({ name: file.name, code });
      else if (attempts >= fileTries)
        refused.push({ name: file.name, code: 'evidence-not-fetched' });
      else {
        await discard(deps, received);
        throw error;
      }
    }
  }
  return { received, refused };
}

async function fetchOne(
  { channels, vault }: HearDeps,
  channel: string,
  file: RemoteFile,
): Promise<EvidenceFile> {
  const source = channels.of(channel);
  if (!source?.openFile) throw new DeskError('evidence-not-fetched', 'no files come this way');
  return vault.keep({ name: file.name, content: await source.openFile(file) });
}

const discard = async ({ vault }: HearDeps, files: readonly EvidenceFile[]): Promise<void> => {
  for (const { id } of files) await vault.remove(id);
};
