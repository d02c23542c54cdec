import { createHash } from 'node:crypto';

/**
 * The Message-ID of the mail that an outbox item becomes, the same at every delivery, and a name for
 * its file. Ids of items may hold anything; what stands in headers and file names may not.
 */
export function mailId(kind: string, itemId: string, publicUrl: string) {
  const fingerprint = createHash('sha256').update(itemId).digest('hex').slice(0, 32);
  return {
    header: `<${kind}.${fingerprint}@${new URL(publicUrl).hostname}>`,
    name: `${kind}-${fingerprint}`,
  };
}
