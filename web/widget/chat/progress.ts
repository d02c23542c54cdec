import type { PromptEntity } from './entities';
import { fill, type Texts } from './texts';

/** How far a form has come, in words and as a share of 1; nothing outside a form. */
export function progressText(
  prompt: PromptEntity | undefined,
  texts: Texts['progress'],
): { text: string; share: number } | undefined {
  if (!prompt || prompt.form === 'menu') return undefined;
  if (prompt.field === 'review') return { text: texts.review, share: 1 };
  const { index, total } = prompt;
  if (index < 1 || total < index) return undefined;
  return { text: fill(texts.question, { index, total }), share: index / total };
}
