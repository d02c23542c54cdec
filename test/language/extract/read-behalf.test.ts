import { readBehalf } from '../../../src/language/extract/read-behalf';

describe('somebody who speaks for another', () => {
  it.each([
    ['tôi muốn khiếu nại giúp mẹ tôi', 'mẹ tôi'],
    ['toi muon khieu nai giup me toi', 'me toi'],
    ['em làm đơn cho con gái tôi 10 tuổi', 'con gái tôi 10 tuổi'],
    ['Tôi thay mặt chồng em gửi khiếu nại', 'chồng em'],
    ['cháu hỏi hộ bà ngoại ạ', 'bà ngoại'],
    ['nhờ shop xóa dùm ba tui cái số', 'ba tui'],
    ['mình đăng ký giùm em gái mình', 'em gái mình'],
    ['tôi đại diện cho bà Nguyễn Thị Lan khiếu nại việc lộ số', 'bà Nguyễn Thị Lan'],
    ['tôi là mẹ của bé An', 'bé An'],
    ['I am writing on behalf of my mother', 'my mother'],
    ['I want to complain for my son', 'my son'],
    ['a request for my 10-year-old daughter please', 'my 10-year-old daughter'],
    ['on behalf of Mrs Tran, because she does not use chat', 'Mrs Tran'],
    ["I'm the guardian of Minh Anh", 'Minh Anh'],
  ])('«%s» speaks for «%s»', (text, person) => {
    expect(readBehalf(text)).toEqual({ person });
  });
});

describe('the data or the trouble of a relative', () => {
  it.each([
    ['mẹ tôi bị gọi suốt ngày', 'mẹ tôi'],
    ['họ gọi cho mẹ tôi đọc đúng địa chỉ', 'mẹ tôi'],
    ['số điện thoại của vợ em bị lộ', 'vợ em'],
    ['thông tin của bạn tôi bị đem bán', 'bạn tôi'],
    ['ba mẹ tôi liên tục bị làm phiền', 'ba mẹ tôi'],
    ['con tôi bị gọi quảng cáo', 'con tôi'],
    ["my father's phone number was leaked", 'my father'],
    ['my grandmother keeps getting calls', 'my grandmother'],
    ['They called my wife and knew her address', 'my wife'],
  ])('«%s» is about «%s»', (text, person) => {
    expect(readBehalf(text)).toEqual({ person });
  });
});

describe('the customer herself', () => {
  it.each([
    'cho tôi xem dữ liệu của tôi',
    'gửi cho tôi',
    'giúp em với ạ',
    'cho em hỏi chút',
    'anh chị kiểm tra giúp em',
    'giúp con với',
    'cho mình xóa dữ liệu',
    'chồng tôi bảo tôi khiếu nại',
    'tôi nghe mẹ tôi nói vậy',
    'my husband told me to write to you',
    'I saw it with my sister',
    'they called me for my birthday',
    'can you do this for me',
    'on behalf of myself',
    'thông tin của bạn ở đâu',
    'cho ba ngày nữa',
    'hôm qua có người gọi tôi ba lần',
    'số của em là 0912345678',
    'họ gọi cho vợ chồng tôi',
    'gọi em nhé',
    'mã của tôi bị sai',
    '',
  ])('«%s» speaks for nobody else', text => {
    expect(readBehalf(text)).toBeUndefined();
  });
});
