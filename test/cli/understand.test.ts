import { desk } from './desk';

const said = (text: string, more = {}) =>
  JSON.stringify({ text, lang: 'vi', now: '2026-06-18T14:30:00+07:00', ...more });

describe('desk understand', () => {
  it('reads a message: what for, how surely, in which language, and when', async () => {
    const { code, out, told } = await desk(['understand'], said('hôm qua'));
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(JSON.parse(out)).toEqual({
      intent: expect.any(String),
      confidence: expect.any(Number),
      language: 'vi',
      when: expect.objectContaining({ kind: 'date', start: '2026-06-17' }),
    });
  });

  it('answers line by line, whatever is said', async () => {
    const texts = ['', '😀😀', '<b>hi</b>', 'x'.repeat(20_000), 'toi muon khieu nai'];
    const { code, out } = await desk(['understand'], texts.map(text => said(text)).join('\n'));
    expect(code).toBe(0);
    const readings = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(readings).toHaveLength(texts.length);
    expect(readings.at(-1)).toMatchObject({ intent: 'complaint' });
  });

  it('takes this moment and Vietnamese where nothing else is said', async () => {
    const { out } = await desk(['understand'], '{"text":"hôm nay"}');
    expect(JSON.parse(out)).toMatchObject({ when: { kind: 'date', start: '2026-03-02' } });
  });

  it.each([
    ['no text', { lang: 'vi' }, 'text: must be a text'],
    ['another language', { text: 'salut', lang: 'fr' }, 'lang: must be one of vi, en'],
    ['a moment without its offset', { text: 'x', now: '2026-06-18T14:30:00' }, 'now: must be'],
  ])('refuses %s', async (_what, input, fault) => {
    const { code, told } = await desk(['understand'], JSON.stringify(input));
    expect(code).toBe(2);
    expect(told).toContain(`desk: line 1: ${fault}`);
  });

  it('explains itself when asked to', async () => {
    const text = 'hôm qua có bên bảo hiểm gọi đọc đúng số căn cước của mẹ tôi';
    const { code, out } = await desk(['understand', '--explain'], said(text));
    expect(code).toBe(0);
    const { intent, because } = JSON.parse(out);
    expect(because.language).toBe('vi');
    expect(because.intents[0]).toMatchObject({ intent, because: expect.any(Array) });
    expect(because.intents[0].because[0]).toEqual({
      feature: expect.any(String),
      adds: expect.any(Number),
    });
    expect(because.times).toEqual([
      {
        when: { kind: 'date', start: '2026-06-17' },
        start: 0,
        end: 7,
        text: 'hôm qua',
        rule: expect.stringMatching(/./),
      },
    ]);
    expect(because.facts).toMatchObject({ how: ['call'], data: ['id-number'] });
    expect(because.behalf).toBe('mẹ tôi');
  });

  it('tells why a time cannot be used', async () => {
    const { out } = await desk(['understand', '--explain'], said('next Friday', { lang: 'en' }));
    expect(JSON.parse(out).because.times).toEqual([
      expect.objectContaining({ text: 'next Friday', when: { kind: 'none', reason: 'future' } }),
    ]);
  });

  it('says nothing more without being asked', async () => {
    const { out } = await desk(['understand'], said('hôm qua'));
    expect(Object.keys(JSON.parse(out))).toEqual(['intent', 'confidence', 'language', 'when']);
  });

  it.each([[['--explian']], [['hôm qua']]])('does not take %j', async args => {
    const { code, told } = await desk(['understand', ...args], '');
    expect(code).toBe(2);
    expect(told).not.toBe('');
  });
});
