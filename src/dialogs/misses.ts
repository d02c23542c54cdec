import type { DeskTurn } from './desk-turn';

/** Misunderstandings in a row after which a question is put in other words, and a person is offered. */
export const rephraseAfter = 2;
const personAfter = 3;

/** The button by which a person is reached, once it went wrong too often. */
export const personOffered = (desk: DeskTurn): string[] =>
  desk.talk.misses >= personAfter ? [desk.text('form.choices.human')] : [];
