import { type ChoiceOption, readChoice } from '../../../src/language/answers/read-choice';

const options = (labels: Record<string, string>): ChoiceOption[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label, synonyms: [] }));

const vietnamese = [
  ...options({ phone: 'Số điện thoại', name: 'Họ tên' }),
  { code: 'id-number', label: 'Số căn cước / CMND / hộ chiếu', synonyms: ['cccd'] },
  ...options({
    'birth-date': 'Ngày sinh',
    address: 'Địa chỉ',
    email: 'E-mail',
    bank: 'Tài khoản ngân hàng, thẻ',
    other: 'Khác',
  }),
];
const english = [
  ...options({ phone: 'Phone number', name: 'Full name' }),
  { code: 'id-number', label: 'ID card or passport number', synonyms: ['identity card'] },
  { code: 'birth-date', label: 'Date of birth', synonyms: ['birthday'] },
  ...options({
    address: 'Home address',
    email: 'E-mail address',
    bank: 'Bank account or card',
    other: 'Something else',
  }),
];
const confirmation = options({ yes: 'Có, hủy', no: 'Không, làm tiếp' });

/** What is said, and the codes that it chooses. */
const inVietnamese: Record<string, string> = {
  '2': 'name',
  'số 2': 'name',
  'cái thứ hai': 'name',
  '1 và 3': 'phone,id-number',
  '1,3': 'phone,id-number',
  '1-3': 'phone,name,id-number',
  '1 đến 3': 'phone,name,id-number',
  'căn cước với địa chỉ': 'id-number,address',
  'can cuoc voi dia chi': 'id-number,address',
  'tất cả': 'phone,name,id-number,birth-date,address,email,bank',
  'tat ca tru email': 'phone,name,id-number,birth-date,address,bank',
  cccd: 'id-number',
  'cmnd và ngày sinh ạ': 'id-number,birth-date',
  'dia chj nha': 'address',
  sđt: 'phone',
  'sdt, email': 'phone,email',
  'so dien thaoi': 'phone',
  diachi: 'address',
  'ngay sinh va ten': 'name,birth-date',
  'hộ chiếu nhé': 'id-number',
  thẻ: 'bank',
  'số căn cước ạ': 'id-number',
  khác: 'other',
  'cái cuối cùng': 'other',
  'cái đầu tiên': 'phone',
  'email, à nhầm địa chỉ': 'address',
  'không phải email mà là địa chỉ': 'address',
  'địa chỉ chứ không phải email': 'address',
  'email có, địa chỉ thì không': 'email',
  'hai cái đầu': 'phone,name',
  'mọi thứ trừ địa chỉ và email': 'phone,name,id-number,birth-date,bank',
  'trừ địa chỉ': 'phone,name,id-number,birth-date,email,bank',
  'không biết': '',
  'hôm qua': '',
  'gọi 2 lần': '',
  'thứ ba tuần trước': '',
  '09123': '',
  '9': '',
  'số điện thoại, ngày sinh, địa chỉ và căn cước': 'phone,id-number,birth-date,address',
  '1 2 5': 'phone,name,address',
  '1,2,5 nha': 'phone,name,address',
  '1️⃣': 'phone',
  'họ đọc đúng số căn cước và địa chỉ nhà tôi': 'id-number,address',
  'Số điện thoại': 'phone',
  'SỐ ĐIỆN THOẠI!!!': 'phone',
  'ngân hàng': 'bank',
  'tai khoan ngan hang': 'bank',
  'điện thoại với tên': 'phone,name',
  'chọn 1 và 2 giúp em': 'phone,name',
  'em chọn số 5 ạ': 'address',
  'một công ty khác': '',
  'có 2 người': '',
  'dien thoai + cccd': 'phone,id-number',
  'ngay sih': 'birth-date',
  'đị chỉ': 'address',
  'hết, trừ số điện thoại': 'name,id-number,birth-date,address,email,bank',
  '': '',
  '0': '',
  'cả số điện thoại lẫn địa chỉ': 'phone,address',
  cmt: '',
};
const inEnglish: Record<string, string> = {
  '2': 'name',
  'option 2': 'name',
  'the first one': 'phone',
  'number three': 'id-number',
  'first and third': 'phone,id-number',
  '1 and 3': 'phone,id-number',
  'all of them': 'phone,name,id-number,birth-date,address,email,bank',
  'everything except the address': 'phone,name,id-number,birth-date,email,bank',
  passport: 'id-number',
  'my id card and birthday': 'id-number,birth-date',
  phone: 'phone',
  'phone nummber': 'phone',
  adress: 'address',
  'home adress': 'address',
  'bank account': 'bank',
  card: 'bank',
  'credit card': 'bank',
  'the last one': 'other',
  both: '',
  'not the phone number, the email': 'email',
  'email but not address': 'email',
  'date of brith': 'birth-date',
  no: '',
  yesterday: '',
  'something else': 'other',
  '1st and 2nd': 'phone,name',
  'the first two': 'phone,name',
  '1 to 3': 'phone,name,id-number',
  'email address and home address': 'address,email',
  'all but the bank account': 'phone,name,id-number,birth-date,address,email',
  'they knew my date of birth': 'birth-date',
  'phone number, I mean bank account': 'bank',
  '2 people called me': '',
  'No. 4': 'birth-date',
  '#4': 'birth-date',
  '4)': 'birth-date',
};
const toConfirm: Record<string, string> = {
  có: 'yes',
  không: 'no',
  hủy: 'yes',
  'làm tiếp': 'no',
  'không hủy': '',
  'có hủy': 'yes',
  '1': 'yes',
  '2': 'no',
  '1 hoặc 2': '',
  'số 1 à không số 2': 'no',
  'co, huy': 'yes',
  tiếp: 'no',
  'cả hai': '',
};

describe('several of a list', () => {
  it.each(Object.entries(inVietnamese))('vi: %s', (text, codes) => {
    expect(readChoice(text, vietnamese, { multiple: true }).chosen.join()).toBe(codes);
  });
  it.each(Object.entries(inEnglish))('en: %s', (text, codes) => {
    expect(readChoice(text, english, { multiple: true }).chosen.join()).toBe(codes);
  });
});

describe('one of a list', () => {
  it.each(Object.entries(toConfirm))('%s', (text, code) => {
    expect(readChoice(text, confirmation, { multiple: false }).chosen.join()).toBe(code);
  });

  it('chooses nothing where two are named, and says which', () => {
    expect(readChoice('số 1 hoặc số 2', vietnamese, { multiple: false })).toEqual({
      chosen: [],
      between: ['phone', 'name'],
    });
  });
});

describe('what else was said', () => {
  it('is handed back in the customer’s words', () => {
    const reading = readChoice('căn cước với địa chỉ, hôm qua họ gọi', vietnamese, {
      multiple: true,
    });
    expect(reading).toEqual({ chosen: ['id-number', 'address'], rest: 'hôm qua họ gọi' });
  });

  it('is left out where it is politeness', () => {
    expect(readChoice('dạ địa chỉ ạ', vietnamese, { multiple: true })).toEqual({
      chosen: ['address'],
    });
  });
});

describe('labels', () => {
  it('are known by themselves, accents deciding between two', () => {
    const pair = options({ three: 'Ba', father: 'Bà' });
    expect(readChoice('Bà', pair, { multiple: false }).chosen).toEqual(['father']);
    expect(readChoice('ba', pair, { multiple: false }).chosen).toEqual(['three']);
  });

  it('shared in part by two options leave the choice open', () => {
    const pair = options({ home: 'Địa chỉ nhà', work: 'Địa chỉ cơ quan' });
    expect(readChoice('địa chỉ', pair, { multiple: false })).toEqual({
      chosen: [],
      between: ['home', 'work'],
    });
    expect(readChoice('cơ quan', pair, { multiple: false }).chosen).toEqual(['work']);
  });

  it('"all" does not mean "other", unless an option is called "all"', () => {
    expect(readChoice('tất cả', vietnamese, { multiple: true }).chosen).not.toContain('other');
    const ways = options({ sms: 'SMS', call: 'Cuộc gọi', all: 'Tất cả' });
    expect(readChoice('tất cả', ways, { multiple: true }).chosen).toEqual(['all']);
  });
});
