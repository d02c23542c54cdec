import { createHmac } from 'node:crypto';
import { DeskError } from '../../domain/errors';
import type { TimeSource } from '../../domain/ports';

/** A system of the company's own that is told something. */
export interface SignedReceiver {
  /** https, or loopback. */
  url: string;
  secret: string;
  time: TimeSource;
}

const patienceMs = 15_000;

/**
 * Posts JSON, signed: `x-desk-signature: v1=` and the hex HMAC-SHA256, under the shared secret, of the
 * `x-desk-timestamp` (Unix seconds), a full stop and the body as sent.
 * @throws DeskError `webhook-<status>` for anything but 2xx; what fetch throws where nobody answers.
 */
export async function postSigned(
  { url, secret, time }: SignedReceiver,
  content: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(time.now().getTime() / 1000));
  const response = await fetch(url, {
    method: 'POST',
    // Another address would be told what was meant for this one.
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/json',
      'x-desk-timestamp': timestamp,
      'x-desk-signature': `v1=${signatureOf(secret, timestamp, body)}`,
    },
    body,
  });
  await response.body?.cancel();
  if (!response.ok)
    throw new DeskError(`webhook-${response.status}`, 'the receiver did not take it');
}

const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
