import { writeCases } from '../../src/cli/cases/write-cases';
import type { Case } from '../../src/domain/case';

const filed: Case = {
  reference: 'PD-7K3M-9QX4',
  version: 1,
  type: 'misuse-complaint',
  formVersion: 1,
  state: 'new',
  language: 'vi',
  receivedAt: new Date('2026-03-02T02:00:00Z'),
  clocks: [
    {
      name: 'company-reply',
      rule: 'company-promise@1',
      startedAt: new Date('2026-03-02T02:00:00Z'),
      dueAt: new Date('2026-03-05T16:59:59Z'),
    },
  ],
  answers: {
    what: { kind: 'text', text: 'Họ gọi "tư vấn",\nđọc đúng số căn cước' },
    when: { kind: 'time', time: { kind: 'date', start: '2026-03-01' }, said: 'hôm qua' },
    how: { kind: 'choices', chosen: ['call', 'other'], other: 'Viber' },
    who: { kind: 'not-given', why: 'skipped' },
    name: { kind: 'text', text: '=HYPERLINK("http://x")' },
    reach: { kind: 'contact', contact: { phone: '+84912345678' } },
  },
  contact: { phone: '+84912345678' },
  evidence: [
    { id: 'e1', name: 'ảnh.png', contentType: 'image/png', size: 10, sha256: 'ab'.repeat(32) },
  ],
  accessCodeHash: 'scrypt$secret',
  conversationId: 'directline:abc',
};

describe('an export of cases', () => {
  it('as JSON has what was asked and promised, in Hanoi time, and nothing that opens a case', async () => {
    const text = await exported('json', [filed]);
    expect(JSON.parse(text)).toEqual([
      expect.objectContaining({
        reference: 'PD-7K3M-9QX4',
        receivedAt: '2026-03-02T09:00:00+07:00',
        clocks: [
          expect.objectContaining({ name: 'company-reply', dueAt: '2026-03-05T23:59:59+07:00' }),
        ],
        answers: expect.objectContaining({
          what: { kind: 'text', text: 'Họ gọi "tư vấn",\nđọc đúng số căn cước' },
        }),
        evidence: [expect.objectContaining({ name: 'ảnh.png' })],
      }),
    ]);
    expect(text).not.toContain('scrypt');
  });

  it('as CSV is a table that spreadsheets read', async () => {
    const text = await exported('csv', [filed]);
    expect(text.startsWith('\uFEFF"reference",')).toBe(true);
    expect(rowsOf(text)).toEqual([
      expect.objectContaining({
        reference: 'PD-7K3M-9QX4',
        'company-reply due': '2026-03-05T23:59:59+07:00',
        'company-reply met': '',
        'answer what': 'Họ gọi "tư vấn",\nđọc đúng số căn cước',
        'answer when': '2026-03-01 (hôm qua)',
        'answer how': 'call\nother\nViber',
        'answer who': '(skipped)',
      }),
    ]);
  });

  it('as CSV runs nothing that a customer wrote', async () => {
    const starts = ['=1+1', '+84', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '\u200b=1', '＝1', '|x'];
    const rows = rowsOf(
      await exported(
        'csv',
        starts.map(text => ({ ...filed, answers: { what: { kind: 'text', text } } })),
      ),
    );
    expect(rows.map(row => row['answer what'])).toEqual(starts.map(text => `'${text}`));
    expect(rows[0]).toMatchObject({ phone: "'+84912345678" });
  });

  it('of no cases is an empty table', async () => {
    expect(JSON.parse(await exported('json', []))).toEqual([]);
    expect(rowsOf(await exported('csv', []))).toEqual([]);
  });

  it('goes through all pages once', async () => {
    const many = Array.from({ length: 401 }, (_, index) => ({
      ...filed,
      reference: `PD-${String(index).padStart(4, '0')}`,
    }));
    const references = JSON.parse(await exported('json', many)).map((each: Case) => each.reference);
    expect(references).toEqual(many.map(each => each.reference));
  });
});

async function exported(format: 'json' | 'csv', all: Case[]): Promise<string> {
  let text = '';
  const page = async ({ after, limit }: { after?: string; limit: number }) => {
    const from = after === undefined ? 0 : all.findIndex(each => each.reference === after) + 1;
    return all.slice(from, from + limit);
  };
  await writeCases({ page }, format, async part => {
    text += part;
  });
  return text;
}

/** Reads a CSV text of quoted cells by its header. */
function rowsOf(text: string): Record<string, string>[] {
  const cells = [...text.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    lines.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  const [header = [], ...rows] = lines.slice(0, -1);
  return rows.map(row => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
}
