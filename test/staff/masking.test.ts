import { summaryOf } from '../../src/domain/case-work/summary';
import {
  maskContact,
  maskJson,
  maskName,
  maskPhone,
  wordMask,
} from '../../src/staff/case-work/masking';
import { maskTranscript } from '../../src/staff/transcripts/mask-transcript';
import { aCase } from './support/a-case';

const named = (name: string) =>
  wordMask(aCase({ answers: { name: { kind: 'text', text: name } } }));

describe('what hides who a customer is', () => {
  it('leaves of contacts and names enough to tell two apart', () => {
    expect(maskPhone('+84912345678')).toBe('09•• ••• 678');
    expect(maskContact({ email: 'nam.tran@gmail.com' })).toEqual({ email: 'n•••@gmail.com' });
    expect(maskName('Đặng Thị Thủy Tiên')).toBe('Đ••• T•••');
    expect(maskName('Nam')).toBe('N•••');
  });

  it.each([
    ['chị Đặng Thị Hoa gọi', 'chị Đ••• H••• gọi'],
    ['CHỊ ĐẶNG THỊ HOA', 'CHỊ Đ••• H•••'],
    ['Chào chị Hoa, mua hoa không?', 'Chào chị H•••, mua hoa không?'],
    ['Hoang mang', 'Hoang mang'],
    ['số 0912 345 678, 0912.345.679', 'số •••• ••• •78, ••••.•••.•79'],
    ['+84 (912) 345-678', '+•• (•••) •••-•78'],
    ['căn cước 001203004555', 'căn cước ••••••••••55'],
    ['thư hoa@example.vn.', 'thư h•••@example.vn.'],
    ['ngày 02/03/2026 lúc 09:00', 'ngày 02/03/2026 lúc 09:00'],
    ['từ 2026-03-02 10 giờ', 'từ 2026-03-02 10 giờ'],
    ['mất 1.500.000 đồng', 'mất 1.500.000 đồng'],
    ['hồ sơ PD-7K3M-9QX4', 'hồ sơ PD-7K3M-9QX4'],
  ])('takes names, numbers and addresses out of words: %s', (said, shown) => {
    expect(named('Đặng Thị Hoa')(said)).toBe(shown);
  });

  it('leaves words that only look like a short name', () => {
    expect(named('An')('I can and Annie can, An')).toBe('I can and Annie can, A•••');
    expect(named('(.*)')('(.*) x')).toBe('(••• x');
  });

  it('does so in all that an activity says, and nowhere else', () => {
    const activity = {
      ...{ id: '0912345678-1', timestamp: '2026-03-02T02:00:00.000Z', text: 'gọi 0912345678' },
      entities: [{ type: 'x', name: 'Hoa', value: ['0912345678'] }],
    };
    expect(maskJson(activity, named('Đặng Thị Hoa'))).toEqual({
      ...{ id: '0912345678-1', timestamp: '2026-03-02T02:00:00.000Z', text: 'gọi ••••••••78' },
      entities: [{ type: 'x', name: 'H•••', value: ['••••••••78'] }],
    });
  });

  it('takes a number out of a summary that is cut off within it', () => {
    const what = { kind: 'text' as const, text: `${'x '.repeat(64)}0912 345 678 gọi tôi` };
    const request = aCase({ answers: { what } });
    expect(summaryOf(request)).toMatch(/0912 345 67…$/);
    expect(summaryOf(request, wordMask(request))).not.toMatch(/0912|345/);
  });

  it('leaves of a talk neither the sender’s address nor what hubs were told of it', () => {
    const at = new Date('2026-03-02T02:00:00Z');
    const of = (from: 'customer' | 'bot', seq: number, activity: object) => ({
      ...{ conversationId: 'email:x', seq, id: `x|${seq}`, from, at },
      activity: { conversation: { id: '+84912345678' }, ...activity },
    });
    const sender = { id: 'hoa@example.vn', name: 'Hoa', role: 'user' };
    const desk = { id: 'desk', name: '', role: 'bot' };
    const log = [
      of('customer', 1, { type: 'message', text: 'giúp tôi', from: sender, recipient: desk }),
      of('bot', 2, { type: 'message', text: 'vâng', from: desk, recipient: sender }),
      of('bot', 3, { type: 'event', name: 'handoff.initiate', value: { from: sender } }),
    ];
    const whole = { reference: 'PD-7K3M-9QX4', log, lines: [] };
    const masked = maskTranscript(whole, named('Đặng Thị Hoa'), maskJson);
    expect(masked.log).toHaveLength(2);
    expect(JSON.stringify(masked)).not.toMatch(/hoa@|"Hoa"|912345/);
  });
});
