import type { Case } from '../../../src/domain/case';
import { listedHolidays } from '../../../src/domain/clock/calendar';
import { startClock } from '../../../src/domain/clock/clock';
import type { LoggedActivity, Speaker } from '../../../src/domain/conversation';
import type { JsonObject } from '../../../src/domain/json';
import { newReference } from '../../../src/domain/reference';

let count = 0;
const spread = () => (count = (count * 7 + 3) % 31);

const someReference = (): string => newReference(() => spread());

const picture = {
  id: 'e1',
  name: 'Ảnh chụp màn hình.png',
  contentType: 'image/png',
  size: 123_456,
  sha256: 'ab'.repeat(32),
};

/** A complaint received on Monday 2 March 2026, 9:00 in Hanoi, due on Thursday 5 March. */
export function aCase(changes: Partial<Case> = {}): Case {
  const receivedAt = changes.receivedAt ?? new Date('2026-03-02T09:00:00+07:00');
  return {
    reference: someReference(),
    version: 1,
    type: 'misuse-complaint',
    formVersion: 1,
    state: 'new',
    language: 'vi',
    receivedAt,
    clocks: [startClock('complaintPromise', receivedAt, listedHolidays([]))],
    answers: {
      what: { kind: 'text', text: 'Bên bảo hiểm gọi, đọc đúng số căn cước của tôi' },
      when: { kind: 'time', time: { kind: 'date', start: '2026-03-01' }, said: 'hôm qua' },
      how: { kind: 'choices', chosen: ['call', 'other'], other: 'thư tay' },
      data: { kind: 'choices', chosen: ['id-number'] },
      who: { kind: 'not-given', why: 'skipped' },
      evidence: { kind: 'evidence', files: [picture], complete: true },
      name: { kind: 'text', text: 'Đặng Thị Thủy Tiên' },
      reach: { kind: 'contact', contact: { phone: '+84912345678', email: 'tien@example.vn' } },
    },
    contact: { phone: '+84912345678', email: 'tien@example.vn' },
    evidence: [picture],
    accessCodeHash: 'secret-hash-of-the-access-code',
    conversationId: 'directline:talk',
    transcriptUpTo: 100,
    ...changes,
  };
}

/** A talk of messages, one a minute from 9:00 in Hanoi on 2 March 2026. */
export function aTalk(...said: [Speaker, string | JsonObject][]): LoggedActivity[] {
  return said.map(([from, what], index) => ({
    conversationId: 'directline:talk',
    seq: index + 1,
    id: `a${index + 1}`,
    from,
    at: new Date(Date.parse('2026-03-02T09:00:00+07:00') + index * 60_000),
    activity: {
      type: 'message',
      from: { id: from },
      ...(typeof what === 'string' ? { text: what } : what),
    },
  }));
}
