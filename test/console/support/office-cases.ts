import type { Answers } from '../../../src/domain/answers';
import type { Case, CaseState } from '../../../src/domain/case';
import { listedHolidays } from '../../../src/domain/clock/calendar';
import { meetClock, startClock } from '../../../src/domain/clock/clock';
import { newReference } from '../../../src/domain/reference';
import { requestTypes } from '../../../src/domain/requests';
import type { Store } from '../../../src/store/store';
import { TestRandom } from '../../support/test-time';

const told = [
  'Bên bảo hiểm An Tâm gọi liên tục, đọc đúng số căn cước và ngày sinh của tôi. Tôi chưa từng cho họ thông tin này.',
  'Tôi nhận tin nhắn bán căn hộ từ số lạ, họ gọi đúng tên và biết tôi vừa mua hàng ở PARAGON tuần trước',
  'Có người giả nhân viên giao hàng đọc đúng địa chỉ nhà và món hàng tôi đặt, đòi chuyển khoản 350.000đ',
  'Một trung tâm tiếng Anh gọi cho con gái tôi theo số tôi chỉ ghi trong thẻ thành viên',
  'Tôi bị thêm vào nhóm Zalo quảng cáo mỹ phẩm, trong nhóm có người nói lấy số từ cửa hàng PARAGON',
  'Someone is selling me insurance and knows exactly what I bought at your shop last month',
];
const people = [
  ['Nguyễn Thị Hoa', '+84912345678', 'hoa.nguyen@example.vn'],
  ['Trần Văn Bình', '+84987654321', undefined],
  ['Đặng Thị Thủy Tiên', '+84903111222', 'thuytien@example.vn'],
  ['Võ Minh Quân', '+84938000111', undefined],
  ['John Carter', '+84777123456', 'john.carter@example.com'],
] as const;
const types = ['misuse-complaint', 'misuse-complaint', 'access', 'deletion', 'misuse-complaint'];
const states: CaseState[] = ['new', 'in-progress', 'new', 'waiting-for-customer', 'answered'];

export interface Filling {
  /** Of the first case; each next one comes twenty minutes later. */
  from: string;
  count: number;
  /** Staff accounts who have cases; every third case has nobody. */
  staff?: readonly string[];
}

/** Puts cases into the desk as they would lie there on a working day. @returns their numbers. */
export async function fillOffice(store: Store, filling: Filling): Promise<string[]> {
  const random = new TestRandom(77);
  const references: string[] = [];
  for (let index = 0; index < filling.count; index++) {
    const receivedAt = new Date(Date.parse(filling.from) + index * 20 * 60_000);
    const request = caseNumber(index, receivedAt, bound => random.integer(bound), filling);
    await store.committer.commit({
      ...{ log: [], evidence: [], outbox: [], cases: [request] },
      events: [
        {
          ...{ reference: request.reference, seq: 1, at: receivedAt, detail: {} },
          ...{ actor: { kind: 'customer' }, type: 'filed' },
        },
      ],
    });
    references.push(request.reference);
  }
  return references;
}

function caseNumber(
  index: number,
  receivedAt: Date,
  random: (bound: number) => number,
  { staff = [] }: Filling,
): Case {
  const what = told[index % told.length] ?? '';
  const [name, phone, email] = people[index % people.length] ?? people[0];
  const type = types[index % types.length] ?? 'misuse-complaint';
  const state = states[index % states.length] ?? 'new';
  const contact = { phone, ...(email && { email }) };
  const assignedTo = index % 3 === 0 ? undefined : staff[index % staff.length];
  const clocks = (requestTypes.get(type)?.clocks ?? []).map(rule =>
    startClock(rule, receivedAt, listedHolidays([])),
  );
  const given: Answers = {
    what: { kind: 'text', text: what },
    when: { kind: 'time', time: { kind: 'date', start: '2026-03-01' }, said: 'hôm kia' },
    how: { kind: 'choices', chosen: ['call', 'sms'] },
    data: { kind: 'choices', chosen: ['id-number', 'name', 'birth-date'] },
    who: { kind: 'text', text: 'Bảo hiểm An Tâm' },
    name: { kind: 'text', text: name },
    reach: { kind: 'contact', contact },
  };
  const asked = new Set(requestTypes.get(type)?.fields.map(field => field.name));
  const answers = Object.fromEntries(Object.entries(given).filter(([field]) => asked.has(field)));
  return {
    ...{ reference: newReference(random), version: 0, type, formVersion: 1, state, contact },
    ...{ language: what.startsWith('Someone') ? 'en' : 'vi', receivedAt, answers, evidence: [] },
    clocks: state === 'answered' ? clocks.map(clock => meetClock(clock, receivedAt)) : clocks,
    accessCodeHash: 'scrypt$salt$hash',
    ...(assignedTo !== undefined && { assignedTo }),
  };
}
