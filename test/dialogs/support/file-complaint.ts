import type { Chat } from '../../support/open-chat';

const say = {
  vi: { told: ['Có người lạ gọi mời tôi mua đất', 'hôm qua'], unknown: 'không rõ' },
  en: { told: ['A stranger called me to sell land', 'yesterday'], unknown: "I don't know" },
};

/** Files a complaint in few words. @returns what its receipt says. */
export async function fileComplaint(
  chat: Chat,
  contact = '0912 345 678',
): Promise<{ reference: string; accessCode: string }> {
  const { told, unknown } = say[chat.language];
  await chat.press('requests.misuseComplaint.menu');
  for (const words of told) await chat.say(words);
  const answers: Record<string, string> = {
    data: unknown,
    who: chat.text('form.choices.skip'),
    evidence: chat.text('form.choices.none'),
    name: 'Nguyễn Thị Hoa',
    reach: contact,
    review: chat.text('form.review.send'),
  };
  for (let turn = 0; turn < 10; turn++) {
    const field = chat.lastReply?.entities?.find(
      ({ type }) => type === 'paragon.privacy/prompt',
    )?.field;
    const replies = await chat.say(answers[field] ?? unknown);
    const receipt = replies
      .flatMap(reply => reply.entities ?? [])
      .find(({ type }) => type === 'paragon.privacy/receipt');
    if (receipt) return { reference: receipt.reference, accessCode: receipt.accessCode };
  }
  throw new Error(`nothing was filed:\n${chat.transcript}`);
}
