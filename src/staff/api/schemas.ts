import { z } from 'zod';
import { caseOutcomes, caseStates } from '../../domain/case';
import { clockNames } from '../../domain/clock/rules';
import { languages } from '../../domain/language';
import { isReference } from '../../domain/reference';
import { staffRoles } from '../../domain/staff';

/** An instant in UTC, `2026-03-05T16:59:59.000Z`. */
export const instant = z.iso.datetime();

export const referenceSchema = z
  .string()
  .refine(isReference)
  .meta({ description: 'A case number, PD-XXXX-XXXX' });
export const referenceParams = z.object({ reference: referenceSchema });

export const clockSchema = z.object({
  name: z.enum(clockNames),
  rule: z.string(),
  label: z.string(),
  startedAt: instant,
  dueAt: instant,
  /** In the asked language, Hanoi time. */
  dueShown: z.string(),
  state: z.enum(['running', 'met', 'met-late', 'missed']),
  metAt: instant.optional(),
  /** Where it was moved: from when, and why. */
  extended: z
    .object({
      at: instant,
      reason: z.string(),
      reasonName: z.string(),
      previousDueAt: instant,
      previousDueShown: z.string(),
    })
    .optional(),
  /** What each reason would give at most. */
  extension: z
    .object({
      reasons: z.array(
        z.object({ reason: z.string(), days: z.int(), dueAt: instant, dueShown: z.string() }),
      ),
    })
    .optional(),
  /** Whether the operator has confirmed the holidays of the year that it is due in. */
  calendarConfirmed: z.boolean(),
});

/** A colleague; one whose account is gone has the id for a name. */
export const personSchema = z.object({ id: z.string(), name: z.string() });

export const caseSummarySchema = z.object({
  reference: z.string(),
  version: z.int(),
  type: z.string(),
  typeName: z.string(),
  state: z.enum(caseStates),
  stateName: z.string(),
  outcome: z.enum(caseOutcomes).optional(),
  language: z.enum(languages),
  receivedAt: instant,
  receivedShown: z.string(),
  /** The clock that runs out first of those still open. */
  next: clockSchema.optional(),
  /** Against Hanoi's date today. */
  urgency: z.enum(['late', 'today', 'early', 'none']),
  /** What it is about, in one line; numbers and addresses in it are masked. */
  summary: z.string(),
  assignedTo: personSchema.optional(),
  /** Bot Framework's id of the channel that it came by; `phone` where staff filed it for a caller. */
  channel: z.string(),
});

export const packageSchema = z.object({
  id: z.string(),
  createdAt: instant,
  createdShown: z.string(),
  expiresAt: instant,
  expiresShown: z.string(),
  /** How often the customer has opened it. */
  opened: z.int(),
  files: z.array(z.object({ name: z.string(), size: z.int() })),
  withdrawn: z.boolean(),
});

export const caseSchema = caseSummarySchema.extend({
  /** To be given back with an event, so that nothing is done to a case that has changed meanwhile. */
  version: z.int(),
  clocks: z.array(clockSchema),
  /** Whether who the customer is was left out; `POST /cases/{reference}/reveal` shows it. */
  hidden: z.boolean(),
  answers: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      value: z.string(),
      hidden: z.literal(true).optional(),
      /** The words were taken away for good. */
      redacted: z.literal(true).optional(),
    }),
  ),
  contact: z.object({
    phone: z.string().optional(),
    email: z.string().optional(),
    hidden: z.boolean(),
  }),
  customerName: z.string().optional(),
  channel: z.object({
    id: z.string(),
    name: z.string(),
    open: z.boolean(),
    openUntil: instant.optional(),
    openUntilShown: z.string().optional(),
  }),
  /** How staff's words get to the customer unless another way is chosen. */
  replyBy: z.enum(['channel', 'email', 'none']),
  duplicateOf: z.string().optional(),
  duplicates: z.array(z.string()),
  evidence: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      contentType: z.string(),
      size: z.int(),
      sizeShown: z.string(),
      sha256: z.string(),
      /** Whether it can be looked at in the page. */
      previewable: z.boolean(),
      redacted: z.literal(true).optional(),
    }),
  ),
  packages: z.array(packageSchema),
  /** The events that this person may write now. */
  actions: z.array(z.string()),
  history: z.array(
    z.object({
      seq: z.int(),
      at: instant,
      atShown: z.string(),
      actor: z.object({
        kind: z.enum(['customer', 'desk', 'staff']),
        id: z.string().optional(),
        name: z.string().optional(),
      }),
      type: z.string(),
      detail: z.record(z.string(), z.json()),
    }),
  ),
});

export const requestTypeSchema = z.object({
  type: z.string(),
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.string(),
      required: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    }),
  ),
});

export const principalSchema = z.object({
  kind: z.enum(['person', 'program']),
  id: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
});
