import { createBackOff } from './back-off';
import { firstOf, observableOf } from './subject';

/** Milliseconds in which a message is tried again; Web Chat then calls it failed, and the customer may. */
const patience = 290_000;

export interface SendingLine {
  /** Resolves once there is a client with a token that holds. */
  ready(): Promise<StockClient>;
  /** The desk does not know the conversation, or not any more. */
  gone(): void;
}

/** Sends what Web Chat gives, again and again until the desk has it; it knows each by its own id. */
export interface Sending {
  post(activity: WebChatActivity): WebChatObservable<string>;
  /** An activity of the stream as Web Chat knows it. */
  heard(activity: WebChatActivity): WebChatActivity;
  /** The line has come back: what waits is tried now. */
  wake(): void;
  /** Lets the uploads under way not be tried again. */
  cancelUploads(): void;
}

export class Cancelled extends Error {}

export function createSending(line: SendingLine): Sending {
  /** A message that was pressed to be sent again: its first id, which the desk knows, and its newest. */
  const newestIds = new Map<string, string>();
  /** What an upload holds: Web Chat forgets where the files are, and could not send them again. */
  const files = new Map<string, WebChatActivity['attachments']>();
  const uploads = new Set<{ isCancelled: boolean }>();
  const waiting = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();

  const deliver = async (sent: WebChatActivity, upload?: { isCancelled: boolean }) => {
    const backOff = createBackOff(1000, 15_000);
    waiting.add(backOff.wake);
    const until = Date.now() + patience;
    try {
      while (Date.now() < until) {
        const client = await line.ready();
        const id = await firstOf(client.postActivity(sent)).catch(error => {
          // A client that was let go says no more than that.
          if (!error?.status) return 'retry';
          if (error.status === 404) line.gone();
          throw error;
        });
        if (id !== 'retry') {
          files.delete(idOf(sent));
          return id;
        }
        if (!upload?.isCancelled) await backOff.wait();
        if (upload?.isCancelled) throw new Cancelled();
      }
      throw new Error('could not be sent in time');
    } finally {
      waiting.delete(backOff.wake);
    }
  };

  return {
    post: activity =>
      observableOf(async () => {
        // At once: the first try of the same message may come through while this one waits.
        const sent = withFiles(withFirstId(activity, newestIds), files);
        if (sent.attachments?.length) {
          const upload = { isCancelled: false };
          uploads.add(upload);
          return deliver(sent, upload).finally(() => uploads.delete(upload));
        }
        // One after the other, so that what was written first arrives first.
        const own = last.then(() => deliver(sent));
        last = own.catch(() => {});
        return own;
      }),
    heard(activity) {
      const { clientActivityID } = activity.channelData ?? {};
      const newest = typeof clientActivityID === 'string' && newestIds.get(clientActivityID);
      if (!newest) return activity;
      return { ...activity, channelData: { ...activity.channelData, clientActivityID: newest } };
    },
    wake() {
      for (const wake of waiting) wake();
    },
    cancelUploads() {
      for (const upload of uploads) upload.isCancelled = true;
      for (const wake of waiting) wake();
    },
  };
}

const idOf = ({ channelData }: WebChatActivity): string => String(channelData?.clientActivityID);

function withFiles(
  activity: WebChatActivity,
  files: Map<string, WebChatActivity['attachments']>,
): WebChatActivity {
  const { attachments } = activity;
  if (!attachments?.length) return activity;
  const first = files.get(idOf(activity)) ?? attachments;
  files.set(idOf(activity), first);
  return { ...activity, attachments: first };
}

/** A message that is sent again goes out under its first id, so that the desk takes it once. */
function withFirstId(activity: WebChatActivity, newestIds: Map<string, string>): WebChatActivity {
  const { resendOf, ...channelData } = activity.channelData ?? {};
  if (typeof resendOf !== 'string') return activity;
  newestIds.set(resendOf, idOf(activity));
  return { ...activity, channelData: { ...channelData, clientActivityID: resendOf } };
}
