/**
 * What evidence may be, known by its first bytes (signatures as in the formats' own specifications).
 * Only what has no signature, plain text, is judged otherwise (kind-detector.ts).
 */
export interface Signature {
  contentType: string;
  /** Byte sequences in latin1, each at its offset; all must be there. */
  parts: [offset: number, bytes: string][];
}

export const signatures: Signature[] = [
  { contentType: 'image/jpeg', parts: [[0, '\xff\xd8\xff']] },
  { contentType: 'image/png', parts: [[0, '\x89PNG\r\n\x1a\n']] },
  { contentType: 'image/gif', parts: [[0, 'GIF8']] },
  {
    contentType: 'image/webp',
    parts: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { contentType: 'image/tiff', parts: [[0, 'II*\0']] },
  { contentType: 'image/tiff', parts: [[0, 'MM\0*']] },
  {
    contentType: 'image/bmp',
    parts: [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
  },
  { contentType: 'image/heic', parts: [[4, 'ftyphei']] },
  { contentType: 'image/heic', parts: [[4, 'ftyphev']] },
  { contentType: 'image/heif', parts: [[4, 'ftypmif1']] },
  { contentType: 'image/heif', parts: [[4, 'ftypmsf1']] },
  { contentType: 'image/avif', parts: [[4, 'ftypavi']] },
  { contentType: 'application/pdf', parts: [[0, '%PDF-']] },
  { contentType: 'audio/mpeg', parts: [[0, 'ID3']] },
  { contentType: 'audio/mpeg', parts: [[0, '\xff\xfb']] },
  { contentType: 'audio/mpeg', parts: [[0, '\xff\xf3']] },
  { contentType: 'audio/mpeg', parts: [[0, '\xff\xf2']] },
  { contentType: 'audio/aac', parts: [[0, '\xff\xf1']] },
  { contentType: 'audio/aac', parts: [[0, '\xff\xf9']] },
  {
    contentType: 'audio/wav',
    parts: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
  { contentType: 'audio/ogg', parts: [[0, 'OggS']] },
  { contentType: 'audio/flac', parts: [[0, 'fLaC']] },
  { contentType: 'audio/amr', parts: [[0, '#!AMR']] },
  { contentType: 'audio/x-caf', parts: [[0, 'caff\0\x01']] },
  { contentType: 'audio/mp4', parts: [[4, 'ftypM4A']] },
  { contentType: 'audio/mp4', parts: [[4, 'ftypM4B']] },
  { contentType: 'video/3gpp', parts: [[4, 'ftyp3g']] },
  { contentType: 'video/quicktime', parts: [[4, 'ftypqt']] },
  { contentType: 'video/quicktime', parts: [[4, 'moov']] },
  { contentType: 'video/mp4', parts: [[4, 'ftyp']] },
  { contentType: 'video/x-matroska', parts: [[0, '\x1a\x45\xdf\xa3']] },
  {
    contentType: 'video/x-msvideo',
    parts: [
      [0, 'RIFF'],
      [8, 'AVI '],
    ],
  },
  { contentType: 'video/mpeg', parts: [[0, '\0\0\x01\xba']] },
  { contentType: 'application/rtf', parts: [[0, '{\\rtf']] },
];

/** Containers whose kind shows in the names of the parts that they hold, anywhere in the file. */
export interface Container {
  start: string;
  /** In latin1; the first found decides. */
  marks: [mark: string, contentType: string][];
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');

export const containers: Container[] = [
  {
    start: 'PK\x03\x04',
    marks: [
      ['word/document.xml', `${openXml}.wordprocessingml.document`],
      ['xl/workbook.', `${openXml}.spreadsheetml.sheet`],
      ['ppt/presentation.xml', `${openXml}.presentationml.presentation`],
      [`mimetype${openDocument}.text`, `${openDocument}.text`],
      [`mimetype${openDocument}.spreadsheet`, `${openDocument}.spreadsheet`],
      [`mimetype${openDocument}.presentation`, `${openDocument}.presentation`],
    ],
  },
  {
    start: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    marks: [
      [utf16('WordDocument'), 'application/msword'],
      [utf16('Workbook'), 'application/vnd.ms-excel'],
      [utf16('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
      [utf16('__substg1.0_'), 'application/vnd.ms-outlook'],
    ],
  },
];
