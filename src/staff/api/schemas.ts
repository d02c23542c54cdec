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
  /** Whether the operator has confirmed the holidays of the year that it is due in. */
  calendarConfirmed: z.boolean(),
});

export const caseSummarySchema = z.object({
  reference: z.string(),
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
});

export const caseSchema = caseSummarySchema.extend({
  clocks: z.array(clockSchema),
  answers: z.array(z.object({ label: z.string(), value: z.string() })),
  contact: z.object({ phone: z.string().optional(), email: z.string().optional() }),
  evidence: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      contentType: z.string(),
      size: z.int(),
      sizeShown: z.string(),
      sha256: z.string(),
    }),
  ),
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

export const principalSchema = z.object({
  kind: z.enum(['person', 'program']),
  id: z.string(),
  name: z.string(),
  role: z.enum(staffRoles),
});
