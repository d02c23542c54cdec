import { DeskError } from '../domain/errors';
import type { EvidenceFile } from '../domain/evidence';
import type { EvidenceVault } from '../domain/ports';

export interface ProviderAnswer {
  status: number;
  /** Parsed where it is JSON; else undefined. */
  body: unknown;
}

/** Milliseconds; a file takes longer on its way. */
const patience = { words: 15_000, form: 90_000 };

/**
 * Calls a provider's interface. What it answers is for the channel to judge.
 * @throws DeskError `provider-silent` where nobody answers; the address, which may hold a token, is not told.
 */
export async function callProvider(
  url: string,
  {
    body,
    headers = {},
  }: { body?: object | FormData | URLSearchParams; headers?: Readonly<Record<string, string>> },
): Promise<ProviderAnswer> {
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  try {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      // Another address would be told what was meant for this one.
      redirect: 'error',
      signal: AbortSignal.timeout(body instanceof FormData ? patience.form : patience.words),
      headers: { ...(body && !isForm && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: parsed(await answer.text()) };
  } catch {
    throw new DeskError('provider-silent', 'the provider does not answer');
  }
}

/** A file of the vault as part of a form: whole, since providers want to know its length first. */
export async function formFile(
  vault: Pick<EvidenceVault, 'open'>,
  { id, contentType }: EvidenceFile,
): Promise<Blob> {
  const chunks: Buffer[] = [];
  for await (const chunk of await vault.open(id)) chunks.push(chunk as Buffer);
  return new Blob(
    chunks.map(chunk => new Uint8Array(chunk)),
    { type: contentType },
  );
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
