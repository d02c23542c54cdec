import * as fc from 'fast-check';
import { chosenByNumber, presentChoices } from '../../src/channels/shape/present-choices';
import { type Piece, type ShapeTools, shape } from '../../src/channels/shape/shape';
import { splitText } from '../../src/channels/shape/split-text';
import { stripMarkdown } from '../../src/channels/shape/strip-markdown';
import { type ChannelTraits, channelTraits, plainTraits } from '../../src/channels/traits';
import type { LoggedActivity } from '../../src/domain/conversation';
import type { JsonObject } from '../../src/domain/json';
import { createTexts } from '../../src/i18n/texts';

const texts = createTexts();
const entry = (activity: JsonObject, from: LoggedActivity['from'] = 'bot'): LoggedActivity => ({
  ...{ conversationId: 'zalo:1', seq: 2, id: '1-2', from, at: new Date(0) },
  activity: { type: 'message', ...activity },
});
const asked = (titles: string[], prompt: JsonObject = {}): JsonObject => ({
  text: 'Chọn gì ạ?',
  suggestedActions: { to: [], actions: titles.map(title => ({ title, type: 'imBack' })) },
  entities: [{ type: 'paragon.privacy/prompt', ...prompt }],
});
const shaped = (
  activity: JsonObject,
  traits: Partial<ChannelTraits> = {},
  more: Partial<ShapeTools> & { from?: 'bot' | 'staff' } = {},
): Piece[] =>
  shape(entry(activity, more.from), {
    ...{ texts, language: 'vi', ...more },
    traits: { ...plainTraits, ...traits },
  });
const textsOf = (pieces: Piece[]) => pieces.map(piece => (piece.kind === 'text' ? piece.text : ''));

describe('what is said, as a channel can show it', () => {
  it('has choices as buttons, on the last part', () => {
    const limits = { buttons: 3, buttonTitle: 10, buttonPayload: 100, text: 20 };
    const activity = { ...asked(['Có', 'Không']), text: 'Một câu dài. Và một câu nữa.' };
    expect(shaped(activity, limits)).toEqual([
      { kind: 'text', text: 'Một câu dài.', markdown: false, buttons: [] },
      {
        ...{ kind: 'text', text: 'Và một câu nữa.', markdown: false },
        buttons: [
          { title: 'Có', payload: 'Có' },
          { title: 'Không', payload: 'Không' },
        ],
      },
    ]);
  });

  it('has them numbered where they do not fit, with numbers to press where those do', () => {
    const long = ['Một câu trả lời dài', 'Không'];
    const [written] = shaped(asked(long));
    expect(written).toMatchObject({
      text: 'Chọn gì ạ?\n\nQuý khách vui lòng trả lời bằng số:\n1. Một câu trả lời dài\n2. Không',
      buttons: [],
    });
    const [pressed] = shaped(asked(long), { buttons: 2, buttonTitle: 6, buttonPayload: 100 });
    expect(pressed).toMatchObject({
      buttons: [
        { title: '1', payload: 'Một câu trả lời dài' },
        { title: '2', payload: 'Không' },
      ],
    });
  });

  it('names the choices of a review by their words, since its numbers are its lines', () => {
    const [piece] = shaped(asked(['Gửi', 'Không gửi'], { field: 'review' }));
    expect(piece).toMatchObject({
      text: 'Chọn gì ạ?\n\nQuý khách vui lòng trả lời: “Gửi” / “Không gửi”',
    });
  });

  it('tells who speaks where it is a person', () => {
    const activity = { text: 'Xin chào.', from: { id: 'staff', name: 'Lan' } };
    expect(textsOf(shaped(activity, {}, { from: 'staff' }))).toEqual(['Nhân viên Lan:\nXin chào.']);
  });

  it('has a link for files where the channel takes none', () => {
    const activity = asked(['Không có'], { answer: 'evidence', field: 'evidence' });
    const uploadLink = () => 'https://desk.example.vn/upload/T';
    expect(textsOf(shaped(activity, {}, { uploadLink }))[0]).toContain(uploadLink());
    expect(textsOf(shaped(activity, { filesIn: true }, { uploadLink }))[0]).not.toContain('upload');
  });

  it('sends a file where the channel carries it, else a link to it', () => {
    const file = { id: 'f1', name: 'a.pdf', contentType: 'application/pdf', size: 9, sha256: '0' };
    const activity = { text: 'Đây ạ.', attachments: [{ name: 'a.pdf', content: { ...file } }] };
    const filesOut = { bytes: 10, types: ['application/pdf'] };
    expect(shaped(activity, { filesOut })).toMatchObject([
      { text: 'Đây ạ.' },
      { kind: 'file', file },
    ]);
    const fileLink = () => 'https://desk.example.vn/files/T';
    for (const less of [{ bytes: 8 }, { bytes: 10, types: ['image/'] }])
      expect(textsOf(shaped(activity, { filesOut: less }, { fileLink }))).toEqual([
        'Đây ạ.\n\na.pdf: https://desk.example.vn/files/T',
      ]);
  });

  it('is nothing for what is not for the customer’s eyes', () => {
    for (const type of ['event', 'typing', 'conversationUpdate'])
      expect(shaped({ type, name: 'handoff.initiate' })).toEqual([]);
    expect(
      shape(entry({ text: 'của khách' }, 'customer'), {
        traits: plainTraits,
        texts,
        language: 'vi',
      }),
    ).toEqual([]);
  });

  it('keeps Markdown where it is shown, and else takes its signs out', () => {
    const activity = {
      text: '**Quan trọng**: xem [trang này](https://a.vn)',
      textFormat: 'markdown',
    };
    expect(shaped(activity, { markdown: true })).toMatchObject([
      { text: activity.text, markdown: true },
    ]);
    expect(textsOf(shaped(activity))).toEqual(['Quan trọng: xem trang này (https://a.vn)']);
    expect(stripMarkdown('# Đầu\n- một\n> hai `ba` 3*4*5 snake_case_name')).toBe(
      'Đầu\n• một\nhai ba 3*4*5 snake_case_name',
    );
  });
});

describe('a text in parts', () => {
  it('is cut at the best place', () => {
    expect(splitText('Một hai ba.\n\nBốn năm sáu bảy.', 20)).toEqual([
      'Một hai ba.',
      'Bốn năm sáu bảy.',
    ]);
    expect(splitText('Câu một ở đây. Câu hai ở đây.', 20)).toEqual([
      'Câu một ở đây.',
      'Câu hai ở đây.',
    ]);
    expect(splitText('mộthaibabốnnăm', 5)).toEqual(['mộtha', 'ibabố', 'nnăm']);
    expect(splitText('  ', 5)).toEqual([]);
  });

  it('has all of it, in order, no part too long, no character cut in two', () => {
    const words = fc.array(
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('. ', '\n\n', '🙂')),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 60 }), (parts, limit) => {
        const text = parts.join('');
        const cut = splitText(text, limit);
        expect(cut.every(part => part.length <= limit && part.length > 0)).toBe(true);
        expect(cut.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const part of cut) expect(part).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('a number that is typed', () => {
  const choices = ['Một', 'Hai', 'Ba'];
  it.each([
    ['2', 'Hai'],
    [' 2. ', 'Hai'],
    ['(3)', 'Ba'],
    ['1, 3', 'Một, Ba'],
    ['1 và 2', 'Một, Hai'],
    ['1 3', 'Một, Ba'],
    ['2 2', 'Hai'],
    ['0', undefined],
    ['4', undefined],
    ['1, 4', undefined],
    ['số 2', undefined],
    ['hai', undefined],
    ['0912345678', undefined],
    ['', undefined],
  ])('%s means %s', (said, meant) => {
    expect(chosenByNumber(said, choices)).toBe(meant);
  });
});

it.each(Object.entries(channelTraits))('the buttons of %s are within its limits', (_, traits) => {
  const choices = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(choices, offered => {
      const { buttons, numbered } = presentChoices(offered, traits);
      expect(buttons.length).toBeLessThanOrEqual(traits.buttons);
      for (const { title, payload } of buttons) {
        expect(title.length).toBeLessThanOrEqual(traits.buttonTitle);
        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(traits.buttonPayload);
      }
      if (offered.length > 0) expect(buttons.length + numbered.length).toBeGreaterThan(0);
    }),
  );
});
