import type { Line, Script } from './scripted-desk';

export const prompt = (
  form: string,
  field: string,
  index: number,
  total: number,
  answer?: string,
  exclusive?: string[],
) => ({
  type: 'paragon.privacy/prompt',
  form,
  field,
  index,
  total,
  ...(answer && { answer }),
  ...(exclusive && { several: true, exclusive }),
});

export const suggest = (...titles: string[]) => ({
  suggestedActions: {
    actions: titles.map(title => ({ type: 'imBack', title, value: title })),
  },
});

/** A short complaint, told by the number of messages that the customer has sent. */
export function misuseScript(): Script {
  let said = 0;
  return incoming => {
    if (incoming && incoming.type !== 'message') return [];
    if (incoming) said += 1;
    return steps[Math.min(said, steps.length - 1)] ?? [];
  };
}

const steps: Line[][] = [
  [
    {
      text: 'Xin chào, tôi là trợ lý tự động của PARAGON về dữ liệu cá nhân. Những gì quý khách viết được chuyển tới nhân viên phụ trách.\n\nHello, I am the automatic privacy assistant. You can write in English.',
      entities: [prompt('menu', 'choice', 1, 1)],
      ...suggest(
        'Khiếu nại dùng sai dữ liệu',
        'Dữ liệu của tôi',
        'Từ chối quảng cáo',
        'Xem hồ sơ',
        'Gặp nhân viên',
      ),
    },
  ],
  [
    {
      text: 'Chuyện gì đã xảy ra? Quý khách cứ kể bằng lời của mình.',
      entities: [prompt('misuse-complaint', 'what', 1, 8)],
    },
  ],
  [
    {
      text: 'Quý khách biết được điều đó bằng cách nào? Có thể chọn nhiều cách.',
      entities: [prompt('misuse-complaint', 'how', 3, 8)],
      ...suggest(
        'Cuộc gọi',
        'Tin nhắn SMS',
        'E-mail',
        'Zalo hoặc mạng xã hội',
        'Trang web',
        'Cách khác',
        'Không rõ',
      ),
    },
  ],
  [
    {
      text: 'Xin xem lại các câu trả lời. Gửi hồ sơ này chứ?',
      entities: [prompt('misuse-complaint', 'review', 8, 8)],
      ...suggest('Gửi hồ sơ', 'Sửa một câu trả lời', 'Huỷ'),
    },
  ],
  [
    {
      text: 'PARAGON đã nhận hồ sơ của Quý khách.\nSố hồ sơ: PD-7K3M-9QX4\nMã truy cập: H4TM-22QP\n\nHạn này là 3 ngày làm việc, không tính chủ nhật và ngày lễ.\n\nCần gấp, xin gọi 09144 09142.',
      entities: [
        {
          type: 'paragon.privacy/receipt',
          reference: 'PD-7K3M-9QX4',
          accessCode: 'H4TM-22QP',
          receivedAt: '2026-03-02T02:00:00.000Z',
          clocks: [{ name: 'company-reply', dueAt: '2026-03-05T16:59:59.999Z' }],
        },
      ],
    },
  ],
];
