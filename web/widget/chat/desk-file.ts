import { element, icon } from '../dom';
import { boxFilledWith } from './react-element';
import { fill, type Language, textsOf } from './texts';

const arrow = ['M12 4v11', 'M7 11l5 5 5-5', 'M5 20h14'];

/** Gets a file of the desk with the token of now: the one in its address lasts only for a while. */
export type FetchFile = (address: string) => Promise<Blob>;

/** Files that staff sent, as downloads by name and size. */
export function deskFileMiddleware(
  language: Language,
  fetchFile: FetchFile,
): WebChatAttachmentMiddleware {
  return () => next => data => {
    const { contentUrl = '', name = '', size } = data.attachment;
    if (data.activity.from?.role === 'user' || !isDeskFile(contentUrl)) return next(data);
    return boxFilledWith(`${contentUrl.split('?')[0]} ${language}`, () =>
      fileLine({ name, size, language, get: () => fetchFile(contentUrl) }),
    );
  };
}

const isDeskFile = (address: string): boolean =>
  /\/v3\/directline\/conversations\/[^/]+\/files\/[^/?]+/.test(address);

interface FileLine {
  name: string;
  size: number | undefined;
  language: Language;
  get(): Promise<Blob>;
}

function fileLine({ name, size, language, get }: FileLine): HTMLElement {
  const texts = textsOf(language).talk;
  const button = element('button', { type: 'button', class: 'desk-file', lang: language });
  const said = element('span', { class: 'note', role: 'status' }, size ? shownSize(size) : '');
  button.setAttribute('aria-label', fill(texts.download, { name }));
  button.append(icon('', ...arrow), element('span', { class: 'file-name' }, name), said);
  button.addEventListener('click', async () => {
    try {
      save(await get(), name);
      said.textContent = size ? shownSize(size) : '';
    } catch {
      said.textContent = texts.downloadFailed;
    }
  });
  return button;
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = element('a', { href: address, download: name });
  link.click();
  // Not before the browser has taken it over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const shownSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
