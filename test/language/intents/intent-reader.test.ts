import fc from 'fast-check';
import { readCorpus } from '../../../scripts/nlu/corpus';
import { accuracy, judge } from '../../../scripts/nlu/judge';
import { type Intent, intents } from '../../../src/language/intent';
import { createIntentReader } from '../../../src/language/intents/intent-reader';
import examples from '../../fixtures/examples/utterances.json';
import challenge from '../../fixtures/language/challenge-utterances.json';

const reader = createIntentReader();
const intentOf = (text: string) => reader.read(text).intent;

interface Labelled {
  text: string;
  intent: Intent;
}

describe('reading what a message is for', () => {
  it.each(Object.entries({ examples, ...challenge }) as [string, Labelled[]][])(
    'reads at least 95 of 100 of the set "%s"',
    (_, texts) => {
      const judgement = judge(texts, reader);
      if (accuracy(judgement) < 0.95) expect(judgement.misses).toEqual([]);
    },
  );

  it('reads at least 90 of 100 of the held-back fifth, and half of every intent in it', () => {
    const judgement = judge(readCorpus().heldBack, reader);
    expect(accuracy(judgement)).toBeGreaterThan(0.9);
    for (const [intent, row] of judgement.confusion) {
      const said = [...row.values()].reduce((sum, count) => sum + count, 0);
      expect([intent, (row.get(intent) ?? 0) / said > 0.5]).toEqual([intent, true]);
    }
  });

  it.each<[Intent, string[]]>([
    ['request.delete', ['hủy hết thông tin của tôi đi', 'cancel my account and wipe my details']],
    ['restart', ['xóa hết làm lại từ đầu', 'clear everything, begin again']],
    ['cancel', ['hủy', 'huy', 'HỦY', 'cancel', 'thôi bỏ đi', 'never mind']],
    ['back', ['sửa câu trước', 'lui lai buoc truoc', 'go back one step']],
    ['request.correct', ['sửa ngày sinh', 'sua ngay sinh', 'fix my birthday']],
    [
      'request.disclosure',
      ['Who have you shared my data with?', 'đưa số của tôi cho những ai rồi'],
    ],
    ['policy', ['who can see my data?', 'Công ty thu thập những thông tin gì?']],
    ['request.access', ['đang lưu thông tin gì về tôi', 'what do you have on file about me']],
    ['optout.marketing', ['sao cứ gọi quảng cáo hoài, đừng gọi nữa', 'no more of your ads']],
    ['complaint', ['ai cho bên bảo hiểm số của tôi', 'you gave my number to a bank']],
    ['none', ['hủy đơn hàng', 'delete my order', 'track my parcel', 'tell me your password']],
    ['language.en', ['tieng anh dc ko', "I don't understand Vietnamese"]],
    ['language.vi', ['speak vietnamese pls', 'không hiểu tiếng Anh', 'no english']],
  ])('is not led astray: %s', (intent, texts) => {
    expect(texts.map(text => [text, intentOf(text)])).toEqual(texts.map(text => [text, intent]));
  });

  it.each<[Intent, string[]]>([
    ['optout.marketing', ['STOP', 'stop.', 'TC', 'TuChoi', 'TC QC', 'huy qc', 'Unsubscribe!']],
    ['optin', ['DK', 'đăng ký lại', 'START', 'unstop']],
    ['greet', ['/start']],
    ['status', ['PD-7K3M-9QX4', 'pd7k3m9qx4']],
  ])('knows messages that are a code: %s', (intent, codes) => {
    expect(codes.map(code => [code, intentOf(code)])).toEqual(codes.map(code => [code, intent]));
    for (const code of codes) expect(reader.read(code).confidence).toBeGreaterThan(0.9);
  });

  it('reads the same words with and without accents, whichever way the tone is written', () => {
    for (const text of ['Hãy xoá thông tin của tôi', 'Hãy xóa thông tin của tôi']) {
      expect(intentOf(text)).toBe('request.delete');
      expect(intentOf(text.normalize('NFD'))).toBe('request.delete');
    }
    expect(intentOf('hay xoa thong tin cua toi')).toBe('request.delete');
  });

  it('holds what it does not know for none', () => {
    for (const text of ['', '   ', 'qwpoeiru zmxncbv', 'sdkfjh', '🙃', '8841', '…', '你好吗']) {
      expect([text, intentOf(text)]).toEqual([text, 'none']);
    }
  });

  it('is right more often the surer it is', () => {
    const { trust } = judge(readCorpus().heldBack, reader);
    const share = (from: number, to: number) => {
      const part = trust.slice(from, to);
      const count = part.reduce((sum, tenth) => sum + tenth.count, 0);
      return part.reduce((sum, tenth) => sum + tenth.right, 0) / count;
    };
    expect(share(9, 10)).toBeGreaterThan(0.96);
    expect(share(0, 5)).toBeLessThan(0.7);
    expect(share(5, 9)).toBeGreaterThan(share(0, 5));
  });

  it('gives shares of belief that sum to one, and says what spoke for the first', () => {
    for (const text of ['xóa dữ liệu của tôi', 'STOP']) {
      const ranking = reader.ranking(text);
      expect(ranking).toHaveLength(intents.length);
      expect(ranking.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1);
      expect(ranking[0]?.intent).toBe(intentOf(text));
      expect(ranking[0]?.because.length).toBeGreaterThan(0);
    }
    const because = reader.ranking('xóa dữ liệu của tôi')[0]?.because.map(({ feature }) => feature);
    expect(because?.join(' ')).toContain('delete');
  });

  it('takes bounded time for any text', () => {
    const hostile = ['1'.repeat(1e6), '('.repeat(1e6), 'a\u0301'.repeat(1e6), 'hủy '.repeat(3e5)];
    for (const text of hostile) {
      const started = performance.now();
      reader.read(text);
      expect(performance.now() - started).toBeLessThan(500);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), text => {
        const { intent, confidence } = reader.read(text);
        expect(intents).toContain(intent);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});
