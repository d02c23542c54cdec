/** Time-based one-time codes as every authenticator makes them: SHA-1, 6 digits, 30 seconds (RFC 6238). */
export const secretLength = 20;
const periodMs = 30_000;
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const issuer = 'PARAGON Privacy Desk';

export interface Enrolment {
  /** For typing, in base32. */
  secret: string;
  /** `otpauth://…` */
  uri: string;
  /** The same as a QR code. */
  svg: string;
}

/** What an authenticator is shown; `label` tells the account from others in it. */
export async function enrolmentOf(secret: Uint8Array, label: string): Promise<Enrolment> {
  const [{ Secret, TOTP }, { renderSVG }] = await Promise.all([import('otpauth'), import('uqr')]);
  const totp = new TOTP({ ...settings, issuer, label, secret: new Secret(bufferOf(secret)) });
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, svg: renderSVG(uri, { border: 2 }) };
}

/**
 * The time step that a code is of: the one at this instant, or the one before or after, for clocks that go
 * wrong and people who type slowly. Undefined where the code is none of these.
 */
export async function stepOf(
  secret: Uint8Array,
  code: string,
  now: Date,
): Promise<number | undefined> {
  const { Secret, TOTP } = await import('otpauth');
  const timestamp = now.getTime();
  const totp = new TOTP({ ...settings, secret: new Secret(bufferOf(secret)) });
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / periodMs) + delta;
}

const bufferOf = (secret: Uint8Array): { buffer: ArrayBuffer } => ({
  buffer: Uint8Array.from(secret).buffer,
});
