import { systemRandom } from '../../src/config/system-sources';

describe('random bytes of this machine', () => {
  it.each([1, 9, 32, 64, 65, 6144])(
    'are as many as asked for (%i), and their own each time',
    length => {
      const drawn = Array.from({ length: 300 }, () => systemRandom.bytes(length));
      expect(new Set(drawn.map(bytes => bytes.length))).toEqual(new Set([length]));
      // One byte has no more than 256 values.
      if (length > 8)
        expect(new Set(drawn.map(bytes => Buffer.from(bytes).toString('hex'))).size).toBe(300);
    },
  );

  it('belong to who asked: what becomes of them touches nobody else', () => {
    const [mine, yours] = [systemRandom.bytes(16), systemRandom.bytes(16)];
    const before = Buffer.from(yours).toString('hex');
    mine.fill(0);
    expect(mine.buffer).not.toBe(yours.buffer);
    expect(mine.buffer.byteLength).toBe(16);
    expect(Buffer.from(yours).toString('hex')).toBe(before);
  });
});
