import { launcher as en } from '../../../locales/en/widget.json';
import { launcher as vi } from '../../../locales/vi/widget.json';
import { type Hex, hexOf } from '../colour';

export interface LoaderOptions {
  /** Where the desk is, taken from the address that the script itself came from. */
  origin: string;
  language: 'vi' | 'en';
  side: 'left' | 'right';
  /** The launcher's and the chat's heading's colour. */
  colour?: Hex;
  /** Words on the launcher beside its icon. */
  label: string;
  /** A line shown beside the closed launcher until it is dismissed or the chat is opened. */
  greeting?: string;
  /** The site's signed word on who its customer is, as it is now; only handed on. */
  user(): string | undefined;
  texts: typeof en;
}

/** Reads the script's data attributes: `locale`, `side`, `colour` (or `color`), `label`, `greeting`, `user`. */
export function optionsOf(script: HTMLScriptElement): LoaderOptions {
  const { locale, side, colour, color, label, greeting } = script.dataset;
  const language = languageOf(locale ?? document.documentElement.lang);
  const texts = language === 'en' ? en : vi;
  const chosen = hexOf(colour ?? color ?? '');
  return {
    origin: new URL(script.src).origin,
    language,
    side: side === 'left' ? 'left' : 'right',
    ...(chosen && { colour: chosen }),
    label: label ?? texts.label,
    ...(greeting && { greeting }),
    user: () => script.dataset.user,
    texts,
  };
}

const languageOf = (tag: string): 'vi' | 'en' => (/^en\b/i.test(tag) ? 'en' : 'vi');
