import type { Language } from '../domain/language';
import {
  type PolicyAction,
  type PolicyMatter,
  type PolicyTopic,
  policyMatters,
  policyTopics,
} from '../domain/policy';
import { requestTypes } from '../domain/requests';
import { formatList } from '../i18n/formats';
import { type PolicyReading, readPolicyTopics } from '../language/policy/read-topic';
import type { DeskTurn } from './desk-turn';
import { requestText } from './fields/field-texts';

/** What is said of the notice, and what can be pressed next: an action's title, and topics' labels. */
export interface PolicyAnswer {
  paragraphs: string[];
  choices: string[];
}

type Voice = Pick<DeskTurn, 'text' | 'language' | 'facts'>;

/** Below this likeness the desk says that it did not find the answer, rather than guess one. */
const sure = 0.2;
/** From this likeness on, a topic is offered when none is sure. */
const possible = 0.1;
/** A second topic this near to the first one's likeness is offered too. */
const near = 0.75;
const mostRelated = 2;
const mostRelatedAlone = 4;

/**
 * Answers a question about the notice in own words, with the section named, and suggests what the
 * customer can do about it here. Where the notice is silent the answer says so, and whom to ask.
 */
export function policyAnswer(desk: Voice, question: string): PolicyAnswer {
  const pressed = pressedPolicyTopic(question, desk);
  if (pressed) return answerOn(desk, pressed, []);
  const readings = readPolicyTopics(question, desk.language);
  const [first, second] = readings;
  if (!first || first.score < sure) return unsureAnswer(desk, readings);
  const rival = second && second.score >= near * first.score ? [second.topic] : [];
  return answerOn(desk, first.topic, rival);
}

/** The topic whose button was pressed: its label, in the talk's language. */
export function pressedPolicyTopic(said: string, desk: Voice): PolicyTopic | undefined {
  labels[desk.language] ??= new Map(
    policyTopics.map(topic => [labelOf(desk, topic).toLowerCase(), topic]),
  );
  return labels[desk.language]?.get(said.trim().toLowerCase());
}

/** Every message is held against all labels, which are always the same. */
const labels: Partial<Record<Language, Map<string, PolicyTopic>>> = {};

function answerOn(desk: Voice, topic: PolicyTopic, rivals: readonly PolicyTopic[]): PolicyAnswer {
  const matter = policyMatters[topic];
  const topics = new Set([...rivals, ...matter.related]);
  const action = matter.action && titleOf(desk, matter.action);
  const labels = [...topics]
    .slice(0, action ? mostRelated : mostRelatedAlone)
    .map(other => labelOf(desk, other));
  const params = contacts(desk);
  return {
    paragraphs: [
      withSections(desk, desk.text(`policy.topics.${topic}.says`, params), matter),
      desk.text(`policy.topics.${topic}.can`, params),
    ],
    choices: action ? [action, ...labels] : labels,
  };
}

function unsureAnswer(desk: Voice, readings: readonly PolicyReading[]): PolicyAnswer {
  const topics = readings
    .filter(({ score }) => score >= possible)
    .slice(0, mostRelated)
    .map(({ topic }) => topic);
  return {
    paragraphs: [desk.text('policy.unsure', contacts(desk)), desk.text('policy.unsureCan')],
    choices: [
      titleOf(desk, 'human'),
      ...[...new Set<PolicyTopic>([...topics, 'overview'])].map(topic => labelOf(desk, topic)),
    ],
  };
}

function withSections(desk: Voice, says: string, { sections }: PolicyMatter): string {
  if (sections.length === 0) return says;
  return desk.text('policy.answer', {
    says,
    sections: formatList(desk.language, sections),
    count: sections.length,
  });
}

function titleOf(desk: Voice, action: PolicyAction): string {
  if (action === 'human') return desk.text('form.choices.human');
  const request = requestTypes.get(action);
  if (!request) throw new Error(`no request type ${action}`);
  return desk.text(requestText(request, 'menu'));
}

const labelOf = (desk: Voice, topic: PolicyTopic): string =>
  desk.text(`policy.topics.${topic}.label`);

const contacts = ({ facts }: Voice) => ({ phone: facts.supportPhone, email: facts.supportEmail });
