import type { Activity, TurnContext } from 'botbuilder';
import { isWaiting } from '../domain/live-chat';
import { type DeskTurn, deskTurn } from './desk-turn';
import { type Prompt, question, statement } from './replies';

/** Says something that asks nothing. What stands in the turn's preface is said first, in the same message. */
export async function say(context: TurnContext, ...paragraphs: string[]): Promise<void> {
  await send(context, preface => statement(...preface, ...paragraphs));
}

/** Asks something, with the answers that can be pressed. */
export async function ask(
  context: TurnContext,
  prompt: Prompt,
  choices: readonly string[],
  ...paragraphs: string[]
): Promise<void> {
  const desk = deskTurn(context);
  const { talk } = desk;
  const waysOut = isWaiting(talk.chat) ? [desk.text('person.choices.stop')] : [];
  talk.offered = [...choices, ...waysOut];
  talk.asked = prompt.field;
  await send(context, preface => question(prompt, talk.offered, ...preface, ...paragraphs));
}

/** Whether the customer pressed what was offered, one button or several: then it means what it says. */
export function isOffered(said: string, { talk }: DeskTurn): boolean {
  if (talk.offered.length === 0) return false;
  const titles = talk.offered.map(title => title.toLowerCase());
  const whole = said.trim().toLowerCase();
  return titles.includes(whole) || whole.split(', ').every(part => titles.includes(part));
}

async function send(
  context: TurnContext,
  build: (preface: string[]) => Partial<Activity>,
): Promise<void> {
  const { preface, language } = deskTurn(context);
  await context.sendActivity({ ...build(preface.splice(0)), locale: language });
}
