import { z } from 'zod';
import { DeskError } from '../../domain/errors';
import type { Language } from '../../domain/language';
import { ChatTaken } from '../../domain/live-chat';
import type { StaffTexts } from '../staff-texts';

/** RFC 9457, with the fault's code; `title` is for people, in their language. */
export const problemSchema = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  /** Where in the request the fault is, for `staff-request`. */
  faults: z.array(z.object({ at: z.string(), code: z.string() })).optional(),
  /** By which operators find the fault in the log. */
  incident: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The status of each fault that staff can meet; any other is the desk's own. */
export const faultStatus: Readonly<Record<string, number>> = {
  'staff-request': 400,
  'staff-invitation': 400,
  'evidence-empty': 400,
  'evidence-too-many': 400,
  'outcome-text': 400,
  'staff-sign-in': 401,
  'staff-code-needed': 401,
  'staff-code-wrong': 401,
  'staff-signed-out': 401,
  'staff-denied': 403,
  'staff-passwords-off': 403,
  'staff-password-wrong': 403,
  'staff-cross-site': 403,
  'staff-no-case': 404,
  'staff-no-file': 404,
  'staff-no-package': 404,
  'staff-no-template': 404,
  'staff-no-view': 404,
  'redaction-refused': 404,
  'staff-no-account': 404,
  'staff-no-chat': 404,
  'staff-no-session': 404,
  'staff-no-token': 404,
  'staff-no-reminder': 404,
  'staff-email-taken': 409,
  'staff-last-supervisor': 409,
  'staff-totp-on': 409,
  'staff-totp-off': 409,
  'staff-no-password': 409,
  'state-conflict': 409,
  'chat-taken': 409,
  'chat-closed': 409,
  'work-refused': 409,
  'extension-refused': 409,
  'clock-refused': 409,
  'duplicate-refused': 409,
  'staff-no-way': 409,
  'staff-no-person': 409,
  'staff-no-proof': 409,
  'staff-too-big': 413,
  'evidence-too-big': 413,
  'staff-not-json': 415,
  'staff-not-upload': 415,
  'evidence-kind': 415,
  'staff-locked': 429,
  'staff-too-many-streams': 429,
  'staff-too-many': 429,
  'staff-busy': 503,
};

/** A request that does not fit its schema. Only places and codes are told: the values may be secret. */
export class BadRequest extends DeskError {
  override readonly name = 'BadRequest';
  readonly faults: { at: string; code: string }[];
  constructor(part: string, error?: z.ZodError) {
    super('staff-request', 'the request does not fit its schema');
    this.faults = error
      ? error.issues.map(({ path, code }) => ({ at: [part, ...path].join('.'), code }))
      : [{ at: part, code: 'invalid' }];
  }
}

/** A fault as the outside sees it. `incident` is used where the fault is the desk's own. */
export function problemOf(
  fault: unknown,
  incident: string,
  texts: StaffTexts,
  language: Language,
): Problem {
  const code = fault instanceof DeskError ? fault.code : 'unforeseen';
  const status = faultStatus[code];
  if (status === undefined)
    return {
      type: 'about:blank',
      status: 500,
      code: 'staff-failed',
      title: texts.t(language, 'staff.faults.staff-failed', { incident }),
      incident,
    };
  return {
    type: 'about:blank',
    status,
    code,
    title: texts.t(
      language,
      `staff.faults.${code}`,
      fault instanceof ChatTaken ? fault.params : undefined,
    ),
    ...(fault instanceof BadRequest ? { faults: fault.faults } : {}),
  };
}
