import { readContact } from '../../../src/language/answers/read-contact';

describe('how the customer wants to be reached', () => {
  it('may be a phone number and an address at once', () => {
    expect(readContact('0912 345 678 hoặc lan@gmail.com nhé')).toMatchObject({
      phone: { kind: 'phone', e164: '+84912345678' },
      email: { kind: 'email', value: 'lan@gmail.com' },
    });
  });

  it('takes no number out of an address', () => {
    expect(readContact('0912345678@gmail.com')).toEqual({
      email: { kind: 'email', value: '0912345678@gmail.com' },
    });
  });

  it('keeps what is wrong with it', () => {
    expect(readContact('091234')).toMatchObject({
      phone: { kind: 'invalid', reason: 'too-short' },
    });
    expect(readContact('lan@gmial.com')).toMatchObject({ email: { kind: 'suspicious' } });
  });

  it('is nothing in words', () => {
    expect(readContact('để làm gì')).toBeUndefined();
  });
});
