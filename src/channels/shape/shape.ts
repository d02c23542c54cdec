import type { LoggedActivity } from '../../domain/conversation';
import type { EvidenceFile } from '../../domain/evidence';
import type { Language } from '../../domain/language';
import type { Texts } from '../../i18n/texts';
import type { ChannelTraits } from '../traits';
import { type Button, presentChoices } from './present-choices';
import { type Said, saidIn } from './said';
import { splitText } from './split-text';
import { stripMarkdown } from './strip-markdown';

/** What a channel sends at once. */
export type Piece =
  | { kind: 'text'; text: string; markdown: boolean; buttons: readonly Button[] }
  | { kind: 'file'; file: EvidenceFile };

export interface ShapeTools {
  traits: ChannelTraits;
  texts: Texts;
  /** The conversation's, where the message names none. */
  language: Language;
  /** Where the customer can fetch a file that the channel cannot carry. */
  fileLink?(file: EvidenceFile): string;
  /** Where she can leave files, on a channel that takes none. */
  uploadLink?(): string;
}

/** The choices of a review are short words, and its numbers are the lines of the review. */
const namedByWords = 'review';

/**
 * What one entry of the log becomes on a channel: pieces in the order of sending, always the same ones for
 * the same entry, so that a delivery that broke off goes on where it was. Pure.
 */
export function shape(entry: LoggedActivity, tools: ShapeTools): Piece[] {
  const said = saidIn(entry);
  if (!said) return [];
  const { traits } = tools;
  const language = said.language ?? tools.language;
  const carried = said.files.filter(file => carries(traits, file));
  const { body, buttons } = bodyOf(said, language, carried, tools);
  const texts = splitText(body, traits.text);
  return [
    ...texts.map((text, index): Piece => {
      const last = index === texts.length - 1;
      const markdown = said.markdown && traits.markdown;
      return { kind: 'text', text, markdown, buttons: last ? buttons : [] };
    }),
    ...carried.map((file): Piece => ({ kind: 'file', file })),
  ];
}

function bodyOf(said: Said, language: Language, carried: EvidenceFile[], tools: ShapeTools) {
  const { traits, texts } = tools;
  const plain = said.markdown && !traits.markdown ? stripMarkdown(said.text) : said.text;
  const words = said.staff
    ? texts.t(language, 'channels.staff', { name: said.staff, text: plain })
    : plain;
  const { buttons, numbered } = presentChoices(said.choices, traits);
  const linked = said.files.filter(file => !carried.includes(file));
  const paragraphs = [
    words,
    ...linked.map(file => linkText(file, language, tools)),
    said.wantsFiles && !traits.filesIn && tools.uploadLink
      ? texts.t(language, 'channels.upload', { url: tools.uploadLink() })
      : '',
    choicesText(numbered, said, language, buttons.length > 0, texts),
  ];
  return { body: paragraphs.filter(Boolean).join('\n\n'), buttons };
}

function choicesText(
  numbered: readonly string[],
  said: Said,
  language: Language,
  pressable: boolean,
  texts: Texts,
): string {
  if (numbered.length === 0) return '';
  if (said.field === namedByWords && !pressable)
    return texts.t(language, 'channels.choices.words', {
      choices: numbered.map(choice => `“${choice}”`).join(' / '),
    });
  const list = numbered.map((choice, index) => `${index + 1}. ${choice}`).join('\n');
  return texts.t(language, `channels.choices.${pressable ? 'press' : 'numbers'}`, { list });
}

const linkText = (file: EvidenceFile, language: Language, tools: ShapeTools): string =>
  tools.fileLink
    ? tools.texts.t(language, 'channels.file', { name: file.name, url: tools.fileLink(file) })
    : tools.texts.t(language, 'channels.fileNotCarried', { name: file.name });

function carries({ filesOut }: ChannelTraits, { contentType, size }: EvidenceFile): boolean {
  if (!filesOut) return false;
  const isImage = contentType.startsWith('image/');
  const limit = isImage ? (filesOut.imageBytes ?? filesOut.bytes) : filesOut.bytes;
  return size <= limit && (filesOut.types?.some(type => contentType.startsWith(type)) ?? true);
}
