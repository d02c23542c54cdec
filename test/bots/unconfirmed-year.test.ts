import { withChat } from '../support/open-chat';

it.each([
  ['2026-03-02T09:00:00+07:00', 0],
  ['2027-11-02T09:00:00+07:00', 1],
])(
  'a promise in a year without a confirmed calendar is told to the operator (%s)',
  async (now, times) => {
    await withChat({ language: 'vi', now }, async chat => {
      await chat.press('requests.sharingOptOut.menu');
      await chat.say('0912 345 678');
      await chat.press('form.review.send');
      const [filed] = await chat.cases();
      const warnings = chat.logged.filter(line => line.includes('are not confirmed'));
      expect(warnings).toHaveLength(times);
      for (const line of warnings)
        expect(JSON.parse(line)).toMatchObject({
          level: 40,
          year: 2027,
          reference: filed?.reference,
        });
    });
  },
);
