import { DeskError } from '../../domain/errors';
import type { Json } from '../../domain/json';
import {
  acceptChat,
  answered,
  closeChat,
  isWaiting,
  isWithPerson,
  type LiveChat,
} from '../../domain/live-chat';
import type { BesideTurn } from '../beside-turn';
import type { TurnRunner } from '../turn-runner';
import { handoffEvents } from './handoff-initiation';

/** What a contact-centre hub sent; a channel has checked that it is one. */
export interface HubActivity {
  /** The conversation's id over all channels. */
  conversationId: string;
  /** The hub's user id, from the settings. */
  hub: string;
  type: string;
  name?: string;
  value?: unknown;
  text?: string;
  incomingId?: string;
}

const states = ['accepted', 'failed', 'completed'] as const;
type HandoffState = (typeof states)[number];

/**
 * Does as a hub says in `handoff.status` events and carries its agents' words. A status that comes too late
 * or twice is logged and changes nothing: hubs do not expect an event to be refused.
 */
export class HandoffHub {
  constructor(private readonly turns: Pick<TurnRunner, 'beside'>) {}

  /**
   * @returns the id of what was logged of it.
   * @throws DeskError `bad-argument`; `not-taken` where its agents are not on; DuplicateActivity
   */
  receive(sent: HubActivity): Promise<string> {
    if (sent.type === 'message') return this.say(sent);
    if (sent.type !== 'event' || sent.name !== handoffEvents.status)
      throw new DeskError('bad-argument', 'a hub sends messages and handoff.status');
    const state = stateIn(sent.value);
    if (!state) throw new DeskError('bad-argument', 'a handoff is accepted, failed or completed');
    return this.turns.beside(sent.conversationId, async turn => {
      const id = turn.event(handoffEvents.status, { state, hub: sent.hub });
      const { chat } = turn.talk;
      if (chat) await obey(turn, chat, state, sent.hub);
      return id;
    });
  }

  private say({ conversationId, hub, text = '', incomingId }: HubActivity): Promise<string> {
    return this.turns.beside(conversationId, turn => {
      const { chat } = turn.talk;
      if (!isWithPerson(chat) || chat.acceptedBy?.id !== hub)
        throw new DeskError('not-taken', 'the hub has not accepted this customer');
      turn.talk.chat = answered(chat);
      return turn.say(text, {
        name: chat.acceptedBy.name,
        ...(incomingId !== undefined && { incomingId: `${hub}:${incomingId}` }),
      });
    });
  }
}

async function obey(
  turn: BesideTurn,
  chat: LiveChat,
  state: HandoffState,
  hub: string,
): Promise<void> {
  const isOn = isWithPerson(chat) && chat.acceptedBy?.id === hub;
  if (state === 'accepted' && isWaiting(chat)) {
    const name = turn.text('person.hub');
    turn.talk.chat = acceptChat(chat, { id: hub, name }, turn.now);
    turn.say(turn.text('person.joined', { name }), { from: 'bot' });
  } else if (state === 'failed' && (isOn || isWaiting(chat))) {
    await turn.nobodyCame(turn.text('person.nobody'));
  } else if (state === 'completed' && isOn) {
    turn.talk.chat = closeChat(chat, 'returned', turn.now);
    turn.say(turn.text('person.returned', { name: chat.acceptedBy?.name ?? '' }), { from: 'bot' });
    await turn.askAgain();
  }
}

function stateIn(value: unknown): HandoffState | undefined {
  const given = isObject(value) ? value.state : undefined;
  return states.find(state => state === given);
}

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
