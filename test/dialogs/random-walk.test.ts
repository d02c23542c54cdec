import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { type Language, languages } from '../../src/domain/language';
import { requestTypes } from '../../src/domain/requests';
import { Chat } from '../support/open-chat';
import { openTestApp, type TestApp } from '../support/open-test-app';
import { sensibleAnswer } from '../support/sensible-answers';
import { checkLaws, entityOf, type Standing, standingOf } from './support/walk-laws';
import { walkWords } from './support/walk-words';

/**
 * Customers who say anything in any order. `WALK_TALKS` sets how many talks there are and draws new ones;
 * without it the same few are held in every run, for 15 seconds at most.
 */
const talks = Number(process.env.WALK_TALKS ?? 40);
const seed = process.env.WALK_TALKS ? undefined : 20_260_302;

const dayMs = 86_400_000;
const png = (name: string) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from(name.repeat(9)),
  ]);

type Step =
  | { does: 'says'; words: string }
  | { does: 'presses'; button: number }
  | { does: 'answers' }
  | { does: 'begins'; request: number }
  | { does: 'sends'; files: string[]; words: string }
  | { does: 'switches'; to: Language }
  | { does: 'waits'; days: number }
  | { does: 'comes back' }
  | { does: 'restarts' };

const words = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...walkWords) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
);
const file = fc.constantFrom('ảnh 1.png', 'ảnh 2.png', 'rỗng.png', 'trojan.jpg');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant('says'), words }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('presses'), button: fc.nat(9) }) },
  { weight: 14, arbitrary: fc.constant({ does: 'answers' }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('begins'), request: fc.nat(7) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('sends'),
      files: fc.array(file, { minLength: 1, maxLength: 3 }),
      words: fc.oneof(fc.constant(''), words),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('switches'), to: fc.constantFrom(...languages) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('waits'), days: fc.constantFrom(0.01, 3, 20) }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'comes back' }) },
  { weight: 1, arbitrary: fc.constant({ does: 'restarts' }) },
) as fc.Arbitrary<Step>;

describe('a customer who says anything', () => {
  let desk: TestApp;
  let count = 0;
  beforeAll(async () => {
    desk = await openTestApp({ now: '2026-03-02T09:00:00+07:00' });
  });
  afterAll(() => desk.close());

  it(
    'is always answered, loses nothing, files nothing twice, and finds the way out',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...languages),
          fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
          async (language, steps) => {
            const conversation = `walk-${++count}`;
            const chat = new Chat(desk, language, false);
            chat.changeConversation(conversation);
            await chat.arrive();
            let standing = await standingOf(chat, conversation);
            let slept = false;
            for (const each of steps) {
              const replies = await take(each, chat, desk, standing);
              if (each.does === 'waits') slept ||= each.days > 14;
              if (!replies) continue;
              const after = await standingOf(chat, conversation);
              checkLaws(chat, replies, standing, after, slept);
              standing = after;
              slept = false;
            }
            await leave(chat);
          },
        ),
        { numRuns: talks, ...(seed && { seed }), ...(seed && { interruptAfterTimeLimit: 15_000 }) },
      );
    },
    Math.max(60_000, talks * 2_000),
  );
});

/** @returns what the desk answered; nothing where nothing was said to it. */
async function take(
  step: Step,
  chat: Chat,
  desk: TestApp,
  { prompt }: Standing,
): Promise<Activity[] | undefined> {
  switch (step.does) {
    case 'says':
      return chat.say(step.words);
    case 'presses': {
      const buttons = chat.lastReply?.suggestedActions?.actions ?? [];
      const button = buttons[step.button % Math.max(1, buttons.length)];
      return button && chat.say(button.title);
    }
    case 'answers': {
      const request = requestTypes.get(prompt?.form ?? '');
      const field = request?.fields.find(({ name }) => name === prompt?.field);
      if (request && field) return chat.say(sensibleAnswer(chat, request.i18n, field));
      const [first] = chat.lastReply?.suggestedActions?.actions ?? [];
      return first && chat.say(first.title);
    }
    case 'begins': {
      const request = [...requestTypes.values()][step.request];
      return request && chat.press(`requests.${request.i18n}.menu`);
    }
    case 'sends':
      return chat.send(
        step.files.map(name => ({
          name,
          content:
            name === 'rỗng.png'
              ? Buffer.alloc(0)
              : name === 'trojan.jpg'
                ? Buffer.from('MZ\x90\0\x03')
                : png(name),
        })),
        step.words,
      );
    case 'switches': {
      const replies = await chat.turn({
        type: 'event',
        name: 'paragon.privacy/language',
        value: step.to,
      });
      return replies.length > 0 ? replies : undefined;
    }
    case 'waits':
      chat.time.pass(step.days * dayMs);
      return undefined;
    case 'comes back':
      return chat.arrive();
    case 'restarts':
      await desk.restart();
      return undefined;
  }
}

/** Gives up whatever is under way: the menu is never far. */
async function leave(chat: Chat): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    const prompt = entityOf(chat.lastReply, 'prompt');
    if (prompt?.form === 'menu') return;
    const english = chat.lastReply?.locale === 'en';
    const language = english ? 'en' : 'vi';
    const confirms: Record<string, string> = {
      cancel: 'yes',
      restart: 'no',
      resume: 'no',
      switch: 'no',
      withdraw: 'no',
    };
    const answer = confirms[prompt?.field];
    if (answer) await chat.say(chat.textIn(language, `form.${prompt?.field}.${answer}`));
    else await chat.say(english ? 'cancel' : 'hủy');
  }
  throw new Error(`There is always a way out.\n\n${chat.transcript}`);
}
