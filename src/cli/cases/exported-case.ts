import type { Answer } from '../../domain/answers';
import type { Case } from '../../domain/case';
import { localDateTimeOf } from '../../domain/hanoi-time';
import type { Json, JsonObject } from '../../domain/json';

/**
 * A case as it leaves the desk: all that was asked and promised, nothing that opens it (no access
 * code, not even hashed). Times are Hanoi date-times with their offset.
 */
export function exportedCase(of: Case): JsonObject {
  return {
    reference: of.reference,
    type: of.type,
    formVersion: of.formVersion,
    state: of.state,
    outcome: of.outcome ?? null,
    language: of.language,
    receivedAt: localDateTimeOf(of.receivedAt),
    clocks: of.clocks.map(clock => ({
      name: clock.name,
      rule: clock.rule,
      startedAt: localDateTimeOf(clock.startedAt),
      dueAt: localDateTimeOf(clock.dueAt),
      metAt: clock.metAt ? localDateTimeOf(clock.metAt) : null,
      extended: clock.extended
        ? {
            at: localDateTimeOf(clock.extended.at),
            reason: clock.extended.reason,
            previousDueAt: localDateTimeOf(clock.extended.previousDueAt),
          }
        : null,
    })),
    contact: { phone: of.contact.phone ?? null, email: of.contact.email ?? null },
    answers: Object.fromEntries(
      Object.entries(of.answers).map(([field, answer]) => [field, exportedAnswer(answer)]),
    ),
    evidence: of.evidence.map(({ id, name, contentType, size, sha256 }) => ({
      id,
      name,
      contentType,
      size,
      sha256,
    })),
    conversationId: of.conversationId ?? null,
    assignedTo: of.assignedTo ?? null,
  };
}

function exportedAnswer(answer: Answer): Json {
  // Answers are stored as JSON: what is absent in them is left out here as there.
  return JSON.parse(JSON.stringify(answer)) as Json;
}
