import type { Language } from '../../../src/domain/language';
import { newReference } from '../../../src/domain/reference';
import { extractFacts, type Facts } from '../../../src/language/extract/extract-facts';

const now = new Date('2026-06-18T14:30:00+07:00');

/** What a case expects; contacts as `value/whose`, `what` as the message itself where it is `true`. */
interface Expected {
  what?: string | true;
  how?: string[];
  data?: string[];
  who?: string;
  phones?: string[];
  emails?: string[];
  name?: string;
}

const inShort = ({ phones, emails, ...facts }: Facts): Expected => ({
  ...facts,
  ...(phones.length > 0 && {
    phones: phones.map(found => `${found.kind === 'phone' ? found.e164 : 'old'}/${found.whose}`),
  }),
  ...(emails.length > 0 && { emails: emails.map(found => `${found.value}/${found.whose}`) }),
});

const messages: Record<Language, [string, Expected][]> = {
  vi: [
    [
      'hom qua co ai goi e doc dung so cccd cua e luon, sao shop lai ban thong tin???',
      { what: true, how: ['call'], data: ['id-number'] },
    ],
    [
      'hôm qua có bên bảo hiểm gọi đọc đúng số căn cước của tôi',
      { what: true, how: ['call'], data: ['id-number'], who: 'bên bảo hiểm' },
    ],
    [
      'Tôi là Nguyễn Văn Nam, số 0912345678. Hôm qua có người gọi cho tôi đọc đúng địa chỉ nhà.',
      {
        what: 'Hôm qua có người gọi cho tôi đọc đúng địa chỉ nhà.',
        how: ['call'],
        data: ['address'],
        name: 'Nguyễn Văn Nam',
        phones: ['+84912345678/customer'],
      },
    ],
    [
      'Chào shop. Sáng nay FE Credit nhắn tin zalo đòi nợ, nó có cả ảnh căn cước của em. Cảm ơn shop.',
      {
        what: 'Sáng nay FE Credit nhắn tin zalo đòi nợ, nó có cả ảnh căn cước của em.',
        how: ['social'],
        data: ['id-number', 'photo'],
        who: 'FE Credit',
      },
    ],
    [
      'số 0912345678 gọi cho tôi đòi nợ suốt ngày',
      { what: true, how: ['call'], phones: ['+84912345678/other'] },
    ],
    [
      'có người gọi từ số 0912345678, biết tên và địa chỉ của em. Liên hệ em qua 0987654321 nhé',
      {
        what: 'có người gọi từ số 0912345678, biết tên và địa chỉ của em.',
        how: ['call'],
        data: ['name', 'address'],
        phones: ['+84912345678/other', '+84987654321/customer'],
      },
    ],
    [
      'họ gọi vào số 0912345678 của tôi',
      { what: true, how: ['call'], phones: ['+84912345678/customer'] },
    ],
    [
      'tôi nhận được email từ abc@xyz.com mời vay tiền',
      { what: true, how: ['email'], emails: ['abc@xyz.com/other'] },
    ],
    [
      'sáng nay có thằng tự xưng bên công an quận 3 gọi, nó đọc vanh vách số cccd, ngày sinh, địa chỉ',
      {
        what: true,
        how: ['call'],
        data: ['id-number', 'birth-date', 'address'],
        who: 'thằng tự xưng bên công an quận 3',
      },
    ],
    [
      'toi bi lo so dien thoai, ngay nao cung co ben bat dong san goi',
      { what: true, how: ['call'], data: ['phone'], who: 'ben bat dong san' },
    ],
    [
      'nhân viên cửa hàng quận 7 lấy số tôi rồi nhắn tin tán tỉnh',
      { what: true, how: ['sms'], data: ['phone'], who: 'nhân viên cửa hàng quận 7' },
    ],
    [
      'con tôi học lớp 5, trung tâm anh ngữ nào đó gọi cho tôi đọc đúng tên con',
      { what: true, how: ['call'], data: ['name', 'family'], who: 'trung tâm anh ngữ' },
    ],
    ['tui hông biết ai luôn mà tụi nó cứ gọi quài', { what: true, how: ['call'] }],
    ['răng mi lại đưa số tau cho người khác hè', { what: true, data: ['phone'] }],
    ['gọi cho tôi số 0912345678', { phones: ['+84912345678/customer'] }],
    ['0912345678', { phones: ['+84912345678/customer'] }],
    ['email của em là lan@gmail.com', { emails: ['lan@gmail.com/customer'] }],
    ['sao công ty lại bán số điện thoại của tôi cho bên khác?', { what: true, data: ['phone'] }],
    ['Tôi muốn khiếu nại việc thông tin cá nhân của tôi bị sử dụng sai mục đích', {}],
    ['thông tin của em bị lộ rồi shop ơi', {}],
    ['toi muon khieu nai', {}],
    ['Tôi cần sửa lại ngày sinh trong hồ sơ', { data: ['birth-date'] }],
    ['xin chào', {}],
    ['cảm ơn bạn nhiều lắm nha', {}],
  ],
  en: [
    [
      'Yesterday an insurance company called me and read out my ID card number',
      { what: true, how: ['call'], data: ['id-number'], who: 'an insurance company' },
    ],
    [
      'You gave my phone number to an insurance company',
      { what: true, data: ['phone'], who: 'an insurance company' },
    ],
    [
      'My name is John Smith, call me at +84 912 345 678. Someone texted me about a loan I never took.',
      {
        what: 'Someone texted me about a loan I never took.',
        how: ['sms'],
        name: 'John Smith',
        phones: ['+84912345678/customer'],
      },
    ],
    [
      'A man claiming to be from Vietcombank emailed me at john@gmail.com and knew my date of birth',
      {
        what: true,
        how: ['email'],
        data: ['birth-date'],
        who: 'A man claiming to be from Vietcombank',
        emails: ['john@gmail.com/customer'],
      },
    ],
    [
      'the number 0912345678 keeps calling me',
      { what: true, how: ['call'], phones: ['+84912345678/other'] },
    ],
    [
      'someone is using my ID card number without my permission',
      { what: true, data: ['id-number'] },
    ],
    [
      'A telemarketer from Sun Life rang me twice this morning and knew what I bought',
      {
        what: true,
        how: ['call'],
        data: ['purchase-history'],
        who: 'A telemarketer from Sun Life',
      },
    ],
    ['I keep getting spam texts since I bought shoes at your store', { what: true, how: ['sms'] }],
    [
      'your staff posted my photo on TikTok',
      { what: true, how: ['social'], data: ['photo'], who: 'your staff' },
    ],
    ['I want to file a complaint about my personal data being misused', {}],
    ['my information was leaked', {}],
    ['delete my data', {}],
    ['what information do you have about me?', {}],
    ['hello', {}],
  ],
};

describe.each(['vi', 'en'] as const)('what a message already answers (%s)', language => {
  it.each(messages[language])('%s', (text, expected) => {
    const { what, ...rest } = expected;
    expect(inShort(extractFacts(text, { now, language }))).toEqual({
      ...rest,
      ...(what !== undefined && { what: what === true ? text : what }),
    });
  });

  it('finds a case number and passes over a mistaken one', () => {
    const reference = newReference(bound => 5 % bound);
    expect(extractFacts(`${reference.toLowerCase()}?`, { now, language }).caseNumber).toBe(
      reference,
    );
    expect(extractFacts('PD-7K3M-9QX0', { now, language }).caseNumber).toBeUndefined();
  });
});

it('keeps a long story whole', () => {
  const story = `Hôm qua có người gọi đọc đúng số căn cước của tôi. ${'Họ gọi mãi không thôi, dọa đến nhà tôi. '.repeat(80)}`;
  expect(extractFacts(story, { now, language: 'vi' }).what).toBe(story.trim());
});
