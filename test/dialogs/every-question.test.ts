import type { Activity } from 'botbuilder';
import { languages } from '../../src/domain/language';
import { requestTypes } from '../../src/domain/requests';
import type { RequestType } from '../../src/domain/requests/request-type';
import { type Chat, withChat } from '../support/open-chat';
import { sensibleAnswer } from '../support/sensible-answers';

/** What people say instead of an answer, at any question, and the text that shows that it was understood. */
const interruptions = {
  vi: [
    ['vì sao lại hỏi cái này?', 'why'],
    ['trợ giúp', 'form.help'],
    ['cảm ơn', 'talk.thanks'],
    ['cho tôi gặp nhân viên', 'person.waiting'],
    ['😀😀😀', 'talk.noWords'],
    ['hủy', 'form.cancel.ask'],
    ['bắt đầu lại', 'form.restart.ask'],
  ],
  en: [
    ['why do you ask?', 'why'],
    ['help', 'form.help'],
    ['thank you', 'talk.thanks'],
    ['talk to a human', 'person.waiting'],
    ['😀😀😀', 'talk.noWords'],
    ['cancel', 'form.cancel.ask'],
    ['start over', 'form.restart.ask'],
  ],
} as const;

const other = { vi: 'en', en: 'vi' } as const;
const switchTo = { vi: 'tiếng Việt', en: 'English please' };

describe.each([...requestTypes.values()])('at every question of $type', request => {
  describe.each(languages)('(%s)', language => {
    it.each([false, true])(
      'whatever is said beside the matter is answered, and the question stands (restarted each turn: %s)',
      async restartEachTurn => {
        await withChat({ language, restartEachTurn }, async chat => {
          await chat.arrive();
          await begin(chat, request);
          let asked = promptOf(chat.lastReply);
          for (let question = 0; asked && asked.field !== 'review'; question++) {
            if (question > 20) throw new Error(`no end in sight:\n${chat.transcript}`);
            for (const [said, key] of interruptions[language]) {
              // With nothing entered there is nothing to lose, and nothing is asked.
              if (key.endsWith('.ask') && question === 0) continue;
              await chat.say(said);
              expectToSee(chat, key, request, asked.field);
              if (key.endsWith('.ask')) await chat.press(key.replace('.ask', '.no'));
              expect(promptOf(chat.lastReply)).toEqual(asked);
            }
            await chat.say(switchTo[other[language]]);
            expect(promptOf(chat.lastReply)).toEqual(asked);
            await chat.say(switchTo[language]);
            expect(promptOf(chat.lastReply)).toEqual(asked);
            await answer(chat, request, asked.field);
            const next = promptOf(chat.lastReply);
            if (next?.field !== 'review') {
              await chat.say(language === 'vi' ? 'quay lại' : 'back');
              expect(promptOf(chat.lastReply)?.field).not.toBe(next?.field);
              await answer(chat, request, promptOf(chat.lastReply)?.field ?? '');
            }
            asked = promptOf(chat.lastReply);
          }
          await chat.press('form.review.send');
          expect(await chat.cases()).toHaveLength(1);
        });
      },
    );
  });
});

async function begin(chat: Chat, request: RequestType): Promise<void> {
  await chat.press(`requests.${request.i18n}.menu`);
}

async function answer(chat: Chat, request: RequestType, name: string): Promise<void> {
  const field = request.fields.find(one => one.name === name);
  if (!field) throw new Error(`${request.type} has no field ${name}:\n${chat.transcript}`);
  await chat.say(sensibleAnswer(chat, request.i18n, field));
}

function expectToSee(chat: Chat, key: string, request: RequestType, field: string): void {
  const path = key === 'why' ? `requests.${request.i18n}.fields.${field}.why` : key;
  const [start = ''] = chat.text(path).split('undefined');
  if (!chat.lastReply?.text.includes(start))
    throw new Error(`“${start}” was not said at ${field}:\n${chat.transcript}`);
}

/** The question, whatever the buttons under it are called in this language and at this moment. */
function promptOf(reply: Activity | undefined) {
  const entity = reply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
  if (!entity) return undefined;
  const { exclusive: _, ...question } = entity;
  return question;
}
