import { type Container, containers, signatures } from './kinds';

/** The longest mark is shorter: a mark cut in two by the chunks' border is still found. */
const overlap = 128;
const unicodeMarks = ['\xff\xfe', '\xfe\xff'];
/** Control characters that no text has, tab, line ends, form feed and escape excepted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** Finds out what a file is while it streams by: feed every chunk, then ask. */
export class KindDetector {
  private contentType: string | undefined;
  private container: Container | undefined;
  private seen = 0;
  private tail = '';
  private text = true;

  feed(chunk: Buffer): void {
    const content = chunk.toString('latin1');
    if (this.seen === 0) this.start(content);
    this.seen += chunk.length;
    if (this.contentType !== undefined) return;
    if (this.container) {
      const window = this.tail + content;
      this.contentType = this.container.marks.find(([mark]) => window.includes(mark))?.[1];
      this.tail = window.slice(-overlap);
    } else if (this.text && controls.test(content)) this.text = false;
  }

  /** Whether more of the file can still make it one of the allowed kinds. */
  get hopeless(): boolean {
    return this.seen > 0 && this.result === undefined && !this.container;
  }

  /** The content type, or undefined for what is not taken. */
  get result(): string | undefined {
    if (this.contentType !== undefined || this.container) return this.contentType;
    return this.text && this.seen > 0 ? 'text/plain' : undefined;
  }

  private start(content: string): void {
    this.contentType = signatures.find(({ parts }) =>
      parts.every(([offset, bytes]) => content.startsWith(bytes, offset)),
    )?.contentType;
    this.container = containers.find(({ start }) => content.startsWith(start));
    if (unicodeMarks.some(mark => content.startsWith(mark))) this.contentType ??= 'text/plain';
  }
}
