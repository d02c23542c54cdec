import { z } from 'zod';
import { caseOutcomes } from '../../../domain/case';
import { extensionReasons, toldWays, type Work } from '../../../domain/case-work/work';
import { clockNames } from '../../../domain/clock/rules';
import { DeskError } from '../../../domain/errors';
import { doCaseWork } from '../../case-work/do-case-work';
import type { StaffApiDeps } from '../api-deps';
import { viewCase } from '../case-views';
import { staffRoute } from '../route';
import { caseSchema, instant, referenceParams, referenceSchema } from '../schemas';

const words = z.string().trim().min(1).max(8_000);
const shared = {
  version: z
    .int()
    .optional()
    .meta({ description: 'of the case as it was seen; 409 where it has changed since' }),
};
const telling = {
  ...shared,
  by: z
    .enum(toldWays)
    .optional()
    .meta({ description: 'phone: told by telephone, nothing is sent' }),
};

const redacted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), field: z.string().max(60) }),
  z.object({ kind: z.literal('evidence'), id: z.string().max(60) }),
  z.object({ kind: z.literal('message'), activityId: z.string().max(300) }),
]);

/** The events that staff write: what each makes of a case stands in `domain/case-work`. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('replied'), text: words, ...telling }),
  z.object({ type: z.literal('asked-more'), text: words, ...telling }),
  z.object({
    type: z.literal('extended'),
    clock: z.enum(clockNames),
    reason: z.enum(extensionReasons),
    days: z.int().min(1).max(60).optional(),
    ...telling,
  }),
  z.object({
    type: z.literal('closed'),
    outcome: z.enum(caseOutcomes),
    text: words.optional(),
    ...telling,
  }),
  z.object({ type: z.literal('reopened'), text: words, ...telling }),
  z.object({ type: z.literal('assigned'), to: z.string().max(60).nullable(), ...shared }),
  z.object({ type: z.literal('noted'), text: words, ...shared }),
  z.object({ type: z.literal('linked-duplicate'), of: referenceSchema, ...shared }),
  z.object({ type: z.literal('authority-clock-started'), awareAt: instant, ...shared }),
  z.object({ type: z.literal('clock-met'), clock: z.enum(clockNames), ...shared }),
  z.object({
    type: z.literal('redacted'),
    what: redacted,
    reason: z.string().trim().min(1).max(500),
    ...shared,
  }),
]);

const writeEvent = staffRoute({
  method: 'POST',
  path: '/cases/{reference}/events',
  name: 'writeEvent',
  summary: 'Do something with a case: answer, ask, extend, close, assign, …',
  access: 'cases.read',
  params: referenceParams,
  body: eventSchema,
  answer: { status: 201, schema: caseSchema },
  faults: [
    ...['staff-no-case', 'state-conflict', 'work-refused', 'extension-refused', 'clock-refused'],
    ...['duplicate-refused', 'outcome-text', 'redaction-refused', 'staff-no-way'],
    ...['staff-no-person'],
  ],
  async handle({ params, body, language }, deps, who) {
    const { reference } = params;
    const { version } = body;
    if (body.type === 'assigned') await refuseStranger(deps, body.to);
    await doCaseWork(deps.work, {
      ...{ reference, work: workOf(body), version, who },
      by: 'by' in body ? body.by : undefined,
    });
    return {
      status: 201,
      json: await viewCase(deps, reference, { language, who, revealed: false }),
    };
  },
});

function workOf(body: z.infer<typeof eventSchema>): Work {
  if (body.type === 'authority-clock-started')
    return { type: body.type, awareAt: new Date(body.awareAt) };
  return body;
}

/** Cases are given to people who work at them. */
async function refuseStranger({ accounts }: StaffApiDeps, id: string | null): Promise<void> {
  const account = id === null ? undefined : await accounts.find(id);
  if (id !== null && (!account || account.disabledAt || account.role === 'auditor'))
    throw new DeskError('staff-no-person', 'nobody to whom a case can be given');
}

export const eventRoutes = [writeEvent];
