import { languages } from '../../src/domain/language';
import { withChat } from '../support/open-chat';

const say = {
  vi: {
    optOut: 'đừng nhắn tin quảng cáo cho số 0912 345 678 nữa',
    optIn: 'tôi muốn nhận lại khuyến mãi',
    sharing: 'không được chia sẻ thông tin của tôi cho các công ty khác trong tập đoàn',
  },
  en: {
    optOut: 'stop sending promotional texts to 0912 345 678',
    optIn: 'sign me up for offers again',
    sharing: 'do not share my data with your other companies',
  },
};

const review = 'form.review.heading + form.review.line* + form.review.ask';

describe.each(languages)('wishes about offers and sharing (%s)', language => {
  it('needs only a yes where everything was said', async () => {
    await withChat({ language, restartEachTurn: true }, async chat => {
      await chat.say(say[language].optOut);
      await chat.follows(`
        bot:      requests.marketingOptOut.intro + form.understood + ${review}
        customer: [form.review.send]
        bot:      receipt.preference.marketing.off + receipt.proof {contact: 0912 345 678}
        bot:      talk.menu.more
      `);
      expect(await chat.cases()).toMatchObject([
        {
          type: 'marketing-opt-out',
          state: 'closed',
          outcome: 'fulfilled',
          clocks: [{ name: 'statutory-fulfil', metAt: expect.any(Date) }],
        },
      ]);
      expect(await chat.app.store.preferences.of('+84912345678')).toMatchObject([
        { purpose: 'marketing', way: 'sms', allowed: false },
      ]);
    });
  });

  it('asks for the number where it was not said, and takes all ways', async () => {
    await withChat({ language }, async chat => {
      await chat.say(say[language].sharing);
      await chat.follows(`
        bot:      requests.sharingOptOut.intro + requests.sharingOptOut.fields.reach.ask
        customer: "Hoa.Nguyen@gmail.com"
        bot:      ${review}
        customer: [form.review.send]
        bot:      receipt.preference.sharing.off + receipt.proof
        bot:      talk.menu.more
      `);
      expect(await chat.app.store.preferences.of('hoa.nguyen@gmail.com')).toMatchObject([
        { purpose: 'sharing', way: 'all', allowed: false },
      ]);
    });
  });

  it('takes the latest word: offers again after they were refused', async () => {
    await withChat({ language }, async chat => {
      for (const words of [say[language].optOut, chat.text('form.review.send')])
        await chat.say(words);
      chat.time.pass(86_400_000);
      for (const words of [say[language].optIn, '0912 345 678', chat.text('form.review.send')])
        await chat.say(words);
      const preferences = await chat.app.store.preferences.of('+84912345678');
      expect(preferences).toContainEqual(
        expect.objectContaining({ purpose: 'marketing', way: 'all', allowed: true }),
      );
    });
  });
});
