import fc from 'fast-check';
import { KindDetector } from '../../src/store/evidence/kind-detector';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const filler = Buffer.alloc(200_000, 'x');
const zip = (...parts: string[]): Buffer =>
  Buffer.concat([latin1('PK\x03\x04\0\0'), filler, ...parts.map(latin1), filler]);
const ole = (entry: string): Buffer =>
  Buffer.concat([latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), filler, utf16(entry), filler]);

function kindOf(content: Buffer, piece = 65_536): string | undefined {
  const detector = new KindDetector();
  for (let start = 0; start < content.length; start += piece)
    detector.feed(content.subarray(start, start + piece));
  return detector.result;
}

describe('the kind of a file, by its content', () => {
  it.each([
    ['image/jpeg', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/png', latin1('\x89PNG\r\n\x1a\n\0\0')],
    ['image/webp', latin1('RIFF\x01\0\0\0WEBPVP8 ')],
    ['image/heic', latin1('\0\0\0\x18ftypheic\0\0')],
    ['application/pdf', latin1('%PDF-1.7\n\0\x01')],
    ['audio/mpeg', latin1('ID3\x04\0\0')],
    ['audio/mp4', latin1('\0\0\0\x1cftypM4A \0\0')],
    ['audio/ogg', latin1('OggS\0\x02')],
    ['audio/wav', latin1('RIFF\x01\0\0\0WAVEfmt ')],
    ['audio/amr', latin1('#!AMR\n\x3c')],
    ['video/mp4', latin1('\0\0\0\x20ftypisom\0\0')],
    ['video/3gpp', latin1('\0\0\0\x20ftyp3gp4\0\0')],
    ['video/x-matroska', latin1('\x1a\x45\xdf\xa3\x01')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip('[Content_Types].xml', 'word/document.xml'),
    ],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip('xl/workbook.xml')],
    [
      'application/vnd.oasis.opendocument.text',
      zip('mimetypeapplication/vnd.oasis.opendocument.text'),
    ],
    ['application/msword', ole('WordDocument')],
    ['application/vnd.ms-outlook', ole('__substg1.0_')],
    ['text/plain', Buffer.from('Tôi bị gọi điện lúc 9 giờ.\r\n\tHọ đọc đúng số của tôi.')],
    ['text/plain', Buffer.concat([latin1('\xff\xfe'), utf16('tin nhắn')])],
    ['text/plain', Buffer.from('<html><script>alert(1)</script>')],
  ])('%s', (kind, content) => {
    expect(kindOf(content)).toBe(kind);
  });

  it.each([
    ['a Windows program', latin1('MZ\x90\0\x03\0')],
    ['a Linux program', latin1('\x7fELF\x02\x01')],
    ['an archive that holds no document', zip('setup.exe')],
    ['an installer', ole('!_StringPool')],
    ['text with a zero byte', Buffer.from('xin chào\0')],
    ['a zero byte far behind', Buffer.concat([filler, Buffer.of(0)])],
  ])('does not take %s', (_, content) => {
    expect(kindOf(content)).toBeUndefined();
  });

  it('does not depend on where the stream is cut', () => {
    const document = zip('word/document.xml');
    fc.assert(
      fc.property(fc.integer({ min: 64, max: document.length }), piece => {
        expect(kindOf(document, piece)).toMatch(/wordprocessingml/);
      }),
      { numRuns: 40 },
    );
  });
});
