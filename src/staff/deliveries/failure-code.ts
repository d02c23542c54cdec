import { DeskError } from '../../domain/errors';

const plainCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/;

/** A fault as a code for the log: its message may quote an address or a customer's words. */
export function failureCode(fault: unknown): string {
  if (fault instanceof DeskError) return fault.code;
  const code = property(fault, 'code');
  const answer = property(fault, 'responseCode');
  const parts = [code, answer].filter(part => part !== undefined && plainCode.test(part));
  return parts.length > 0 ? parts.join('-') : 'unknown-fault';
}

function property(fault: unknown, name: string): string | undefined {
  if (typeof fault !== 'object' || fault === null || !(name in fault)) return undefined;
  const value: unknown = Reflect.get(fault, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
