/** What a customer says in a whole complaint: ten messages, four of them buttons. */
export const walkOf = (nth: number): string[] => [
  'Khiếu nại dữ liệu bị dùng sai',
  `${of(openings, nth)} có công ty lạ cứ mời tôi ${of(offers, nth)} dù tôi chưa từng cho họ biết gì`,
  of(times, nth),
  'Cuộc gọi',
  of(kinds, nth),
  `${of(trades, nth)} ${of(givenNames, nth * 7)}`,
  'Không có',
  `${of(familyNames, nth)} Thị ${of(givenNames, nth * 3)}`,
  `09${String(12_345_678 + ((nth * 7_919) % 80_000_000)).padStart(8, '0')}`,
  'Gửi',
];

/** The same complaint in English, for prompts that read no Vietnamese. */
export const englishWalk = [
  'Complaint',
  'A company I never heard of keeps calling me to sell insurance though I told them nothing',
  'yesterday',
  'Phone call',
  'Phone number',
  'An Tam Insurance',
  'no',
  'Nguyen Thi Hoa',
  '0912 345 678',
  'yes',
];

/** Customers do not all say the same words: what was read a moment ago must not be all that is measured. */
const of = (words: readonly string[], nth: number): string => words[nth % words.length] ?? '';

const openings = ['Không hiểu sao', 'Dạo này', 'Tôi bực mình vì', 'Chẳng biết thế nào mà', 'Lại'];
const offers = [
  'mua bảo hiểm',
  'mua căn hộ',
  'học tiếng Anh',
  'vay tiền',
  'tập gym',
  'mua sữa cho con',
  'đi du lịch',
  'mở thẻ tín dụng',
  'đầu tư chứng khoán',
  'khám sức khỏe',
  'mua thực phẩm chức năng',
];
const times = ['hôm kia', 'hôm qua', 'tuần trước', '3 ngày trước', 'thứ hai tuần trước', 'hôm nay'];
const kinds = [
  'số điện thoại với họ tên',
  'số điện thoại',
  'họ tên và địa chỉ',
  'căn cước công dân',
];
const trades = ['Bảo hiểm', 'Công ty', 'Địa ốc', 'Trung tâm', 'Tài chính'];
const familyNames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi'];
const givenNames = [
  'An',
  'Bình',
  'Chi',
  'Dung',
  'Giang',
  'Hoa',
  'Lan',
  'Mai',
  'Oanh',
  'Phương',
  'Thảo',
];

export const walkLength = walkOf(0).length;
