import { languages } from '../../src/domain/language';
import { type Chat, withChat } from '../support/open-chat';
import { fileComplaint } from './support/file-complaint';
import { storedState, storeState } from './support/stored-state';

const dayMs = 86_400_000;
const fields = 'requests.misuseComplaint.fields';

const say = {
  vi: {
    told: 'Có người lạ mời tôi mua đất dù tôi chưa từng cho họ biết gì',
    everything: 'hom qua co ai goi e doc dung so cccd cua e luon, sao shop lai ban thong tin???',
    hello: 'xin chào',
    yes: 'đúng rồi',
    delete: 'tôi muốn xóa hết dữ liệu của tôi',
    status: 'hồ sơ của tôi đến đâu rồi',
    tuesday: 'thứ ba tuần trước',
    correction: 'không phải thứ ba, thứ tư mới đúng',
    wednesday: '25/02/2026',
    between: '3/2 hoặc 4/2',
    first: 'cái đầu',
    mother: 'có người gọi lừa đảo mẹ tôi, đọc đúng số căn cước của mẹ',
    cancel: 'hủy',
  },
  en: {
    told: 'A stranger wants to sell me land though I never told them anything',
    everything: 'yesterday somebody called and read out my ID number, why do you sell my data???',
    hello: 'hello',
    yes: 'yes',
    delete: 'I want to delete all my data',
    status: 'what is the status of my case',
    tuesday: 'last Tuesday',
    correction: 'not Tuesday, it was Wednesday',
    wednesday: '25 February 2026',
    between: '3 February or 4 February',
    first: 'the first one',
    mother: 'scammers called my mother and knew her ID number',
    cancel: 'cancel',
  },
};

describe.each(languages)('a long talk (%s)', language => {
  const words = say[language];
  const begin = async (chat: Chat) => {
    await chat.press('requests.misuseComplaint.menu');
    await chat.say(words.told);
    chat.readAll();
  };

  it('goes on where it was after days and restarts', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await begin(chat);
      chat.time.pass(5 * dayMs);
      await chat.follows(`
        customer: "${words.hello}"
        bot:      talk.hello + ${fields}.when.ask
        customer: [form.choices.unknown]
        bot:      ${fields}.how.ask
      `);
      await chat.arrive();
      await chat.follows(`
        bot:      talk.welcomeBack + ${fields}.how.ask
      `);
    });
  });

  it('that has slept for more than DRAFT_DAYS is begun anew, and says so', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await begin(chat);
      chat.time.pass(14 * dayMs + 1);
      await chat.follows(`
        customer: "${words.hello}"
        bot:      talk.draftRemoved + talk.hello + talk.menu.ask {count: 14}
      `);
      expect((await storedState(chat)).talk.draft).toBeUndefined();
    });
  });

  it('stored by an unknown version is begun anew with the draft offered', async () => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await storeState(chat, state => Object.assign(state.talk, { version: 0 }));
      await chat.follows(`
        customer: [form.choices.yesterday]
        bot:      form.resume.ask [form.resume.yes | form.resume.no]
        customer: [form.resume.yes]
        bot:      form.resume.kept + ${fields}.when.ask
      `);
    });
  });

  it('of an older form keeps the answers that still fit, and says so', async () => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await storeState(chat, state => {
        Object.assign(state.talk, { version: 0 });
        const { draft } = state.talk;
        if (!draft) throw new Error('nothing was begun');
        draft.version = 0;
        draft.answers.how = { kind: 'choices', chosen: ['telepathy'] };
        draft.answers.gone = { kind: 'text', text: 'a field of old' };
      });
      await chat.follows(`
        customer: "${words.hello}"
        bot:      talk.hello + talk.menu.ask
        customer: [talk.menu.choices.complaint]
        bot:      form.resume.ask
        customer: [form.resume.yes]
        bot:      form.resume.kept + form.newVersion + ${fields}.when.ask
        customer: [form.choices.yesterday]
        bot:      ${fields}.how.ask
      `);
      const { draft } = (await storedState(chat)).talk;
      expect(Object.keys(draft?.answers ?? {}).sort()).toEqual(['behalf', 'what', 'when']);
    });
  });

  it('whose dialogs cannot be read any more finds its way back', async () => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await storeState(chat, state => {
        state.dialogs = { dialogStack: [{ id: 'a dialog of old', state: {} }] };
      });
      await chat.follows(`
        customer: [form.choices.yesterday]
        bot:      talk.failed
        customer: [form.choices.yesterday]
        bot:      talk.failed
        customer: [form.choices.yesterday]
        bot:      form.resume.ask
      `);
    });
  });

  it('of a request that is not taken any more goes back to the menu', async () => {
    await withChat({ language }, async chat => {
      await begin(chat);
      await storeState(chat, state => {
        if (state.talk.draft) state.talk.draft.type = 'a request of old';
        state.dialogs = {};
      });
      await chat.follows(`
        customer: "${words.hello}"
        bot:      talk.hello + talk.menu.ask
        customer: "${words.delete}"
        bot:      requests.deletion.intro + requests.deletion.fields.scope.ask
      `);
    });
  });
});

describe.each(languages)('what was said (%s)', language => {
  const words = say[language];

  it('in the first sentence is not asked again', async () => {
    await withChat({ language }, async chat => {
      await chat.say(words.everything);
      await chat.follows(`
        bot:      requests.misuseComplaint.intro + form.understood + ${fields}.who.ask
      `);
      const { answers } = (await storedState(chat)).talk.draft ?? {};
      expect(answers).toMatchObject({
        what: { kind: 'text', text: words.everything },
        when: { time: { kind: 'date', start: '2026-03-01' } },
        how: { chosen: ['call'] },
        data: { chosen: ['id-number'] },
      });
    });
  });

  it('is put right later, and at the review', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      await chat.say(words.tuesday);
      const asked = fieldAsked(chat);
      await chat.say(words.correction);
      expect(fieldAsked(chat)).toBe(asked);
      expect(chat.lastReply?.text).toContain(language === 'vi' ? '25/02/2026' : words.wednesday);
      await fileUntil(chat, 'review');
      await chat.say(language === 'vi' ? 'không phải thứ tư, thứ năm' : 'not Wednesday, Thursday');
      expect(fieldAsked(chat)).toBe('review');
      expect(chat.lastReply?.text).toMatch(/26\/02\/2026|26 February 2026/);
    });
  });

  it('with two meanings is asked back, in the language that is spoken by then', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      await chat.say(words.between);
      const buttons = () => chat.lastReply?.suggestedActions?.actions.map(({ title }) => title);
      expect(buttons()).toHaveLength(2);
      const before = buttons();
      await chat.say(language === 'vi' ? 'English please' : 'tiếng Việt');
      expect(buttons()).toHaveLength(2);
      expect(buttons()).not.toEqual(before);
      await chat.say(language === 'vi' ? 'tiếng Việt' : 'English please');
      await chat.say(words.first);
      const { draft } = (await storedState(chat)).talk;
      expect(draft?.answers.when).toMatchObject({ time: { start: '2026-02-03' } });
    });
  });

  it.each([
    ['hoa@gmial.com', { email: 'hoa@gmail.com' }],
    ['01632345678', { phone: '+84332345678' }],
    ['0163 234 5678', { phone: '+84332345678' }],
  ])('as %s is offered as it was meant, and a yes is enough', async (mistyped, meant) => {
    await withChat({ language }, async chat => {
      await chat.press('requests.sharingOptOut.menu');
      await chat.say(mistyped);
      expect(fieldAsked(chat)).toBe('reach');
      await chat.say(words.yes);
      expect(fieldAsked(chat)).toBe('review');
      const { draft } = (await storedState(chat)).talk;
      expect(draft?.answers.reach).toEqual({ kind: 'contact', contact: meant });
    });
  });

  it('and not understood is asked in other words, with buttons, and then a person is offered', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      chat.readAll();
      await chat.follows(`
        customer: "qwe rty"
        bot:      form.time.not-a-date + ${fields}.when.ask
        customer: "asd fgh"
        bot:      form.time.not-a-date + ${fields}.when.again [form.choices.today | …]
        customer: "zxc vbn"
        bot:      form.time.not-a-date + ${fields}.when.again + form.person [form.choices.today | form.choices.yesterday | form.choices.unknown | form.choices.human]
        customer: [form.choices.human]
        bot:      person.waiting + ${fields}.when.ask
        customer: [form.choices.yesterday]
        bot:      ${fields}.how.ask
      `);
    });
  });

  it('about a relative is taken as spoken for her, and asked who that is', async () => {
    await withChat({ language }, async chat => {
      await chat.say(words.mother);
      expect(chat.lastReply?.text).toContain(
        chat.text('requests.misuseComplaint.fields.behalf.choices.other'),
      );
      await fileUntil(chat, 'person');
      await chat.follows(`
        customer: "Trần Thị Mai"
        bot:      ${fields}.right.ask
      `);
    });
  });
});

describe.each(languages)('another errand in the midst of a request (%s)', language => {
  const words = say[language];

  it('is begun only on a yes, and what was left is offered afterwards, nothing lost', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      chat.readAll();
      await chat.follows(`
        customer: "${words.delete}"
        bot:      form.switch.ask [form.switch.yes | form.switch.no]
        customer: [form.switch.no]
        bot:      form.cancel.kept + ${fields}.when.ask
        customer: "${words.delete}"
        bot:      form.switch.ask
        customer: [form.switch.yes]
        bot:      requests.deletion.intro + requests.deletion.fields.scope.ask
        customer: "${words.cancel}"
        bot:      form.cancel.done + form.resume.ask
        customer: [form.resume.yes]
        bot:      form.resume.kept + ${fields}.when.ask
      `);
      const { draft, parked } = (await storedState(chat)).talk;
      expect(draft?.answers.what).toEqual({ kind: 'text', text: words.told });
      expect(parked).toBeUndefined();
    });
  });

  it('needs no question where nothing was answered yet', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.access.menu');
      chat.readAll();
      await chat.follows(`
        customer: [requests.sharingOptOut.menu]
        bot:      requests.sharingOptOut.intro + requests.sharingOptOut.fields.reach.ask
      `);
    });
  });

  it('is a look at a case: then the question stands again', async () => {
    await withChat({ language }, async chat => {
      await fileComplaint(chat);
      await chat.press('requests.access.menu');
      chat.readAll();
      await chat.follows(`
        customer: "${words.status}"
        bot:      status.heading + status.state.new + receipt.clock.company-reply + status.what
        customer: [status.choices.done]
        bot:      form.cancel.kept + requests.access.fields.scope.ask
      `);
    });
  });

  it('said on return, when the old one is let go, is begun at once', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      await storeState(chat, state => {
        state.dialogs = {};
      });
      chat.readAll();
      await chat.follows(`
        customer: "${words.delete}"
        bot:      form.resume.ask
        customer: [form.resume.no]
        bot:      requests.deletion.intro + requests.deletion.fields.scope.ask
      `);
      expect((await storedState(chat)).talk.draft?.type).toBe('deletion');
    });
  });

  it('takes "cancel" for a yes when asked whether to cancel, also at the review', async () => {
    await withChat({ language }, async chat => {
      await chat.press('requests.misuseComplaint.menu');
      await chat.say(words.told);
      await fileUntil(chat, 'review');
      chat.readAll();
      await chat.follows(`
        customer: "${words.cancel}"
        bot:      form.cancel.ask
        customer: "${words.cancel}"
        bot:      form.cancel.done + talk.menu.more
      `);
      expect(await chat.cases()).toEqual([]);
    });
  });
});

const fieldAsked = (chat: Chat): string =>
  chat.lastReply?.entities?.find(({ type }) => type === 'paragon.privacy/prompt')?.field ?? '';

/** Answers whatever is asked, in few words, until a field is. */
async function fileUntil(chat: Chat, field: string): Promise<void> {
  const answers: Record<string, string> = {
    who: chat.text('form.choices.skip'),
    evidence: chat.text('form.choices.none'),
    name: 'Nguyễn Thị Hoa',
    reach: '0912 345 678',
    person: 'Trần Thị Mai',
    right: 'con gái',
  };
  for (let turn = 0; turn < 12 && fieldAsked(chat) !== field; turn++)
    await chat.say(answers[fieldAsked(chat)] ?? chat.text('form.choices.unknown'));
  if (fieldAsked(chat) !== field) throw new Error(`${field} was not asked:\n${chat.transcript}`);
  chat.readAll();
}
