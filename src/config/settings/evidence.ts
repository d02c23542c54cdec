import { type Setting, whole } from '../setting';

/** Files that customers send. */
export const evidenceSettings = {
  evidenceMaxMb: {
    variable: 'EVIDENCE_MAX_MB',
    doc: ['The largest file that a customer can send, in megabytes (of 1,048,576 bytes).'],
    schema: whole(1, 2_000),
    cure: 'give a whole number of megabytes from 1 to 2000',
    default: '20',
  },
  evidenceMaxFiles: {
    variable: 'EVIDENCE_MAX_FILES',
    doc: ['How many files one case may have.'],
    schema: whole(1, 500),
    cure: 'give a whole number from 1 to 500',
    default: '20',
  },
} as const satisfies Record<string, Setting<unknown>>;
