import type { Server } from 'restify';
import type { TurnRunner } from '../bots/turn-runner';
import type { Conversation } from '../domain/conversation';
import type { Courier } from '../domain/courier';
import { RateLimit } from '../domain/rate-limit';
import type { ReplyWays } from '../domain/reply-ways';
import type { Channel } from './channel';
import { type ChannelSettings, Channels } from './channels';
import { createFileFetcher } from './fetch-file';
import { createHearing } from './inbound/hear';
import {
  createInboundWorker,
  type InboundWorker,
  type InboundWorkerDeps,
} from './inbound/inbound-worker';
import { createDeliverCourier } from './outbound/deliver-courier';
import { giveUp } from './outbound/give-up';
import type { ChannelParts } from './parts';
import { createReplyWays } from './reply-ways';
import type { ShapeTools } from './shape/shape';

export interface MessagingDeps
  extends Omit<ChannelParts, 'turns' | 'files' | 'nudge' | 'onRefused'>,
    Pick<InboundWorkerDeps, 'scheduler'> {
  /** `host:port` of simulators on this very machine, from which files may come. */
  trustedHosts?: readonly string[];
  /** There is something new in the outbox. */
  onOutbox(): void;
  /** Told of a request that was refused, by a code. */
  onRefused?(channel: string, code: string): void;
  /** Where customers fetch or leave what their channel cannot carry. */
  links?(conversation: Conversation): Pick<ShapeTools, 'fileLink' | 'uploadLink'>;
}

/** Of each code; whoever sends rubbish shall not fill the log too. The metrics count them all. */
const refusalsTold = { burst: 10, perMinute: 2 };

/** All that the desk has to do with messaging channels, put together. */
export interface Messaging {
  readonly channels: Channels;
  readonly courier: Courier;
  readonly inbound: InboundWorker;
  readonly replyWays: ReplyWays;
  /** Makes and mounts the channels that are set up; `others` are there already. */
  open(
    settings: ChannelSettings,
    turns: TurnRunner,
    server: Server,
    others: readonly Channel[],
  ): void;
  start(): void;
  /** Takes nothing more, and resolves when what was begun is done. */
  close(): Promise<void>;
}

/** The channels that are set up, what they hear, and what is sent through them. */
export function createMessaging(deps: MessagingDeps): Messaging {
  const { logger, time, cases, committer, onOutbox } = deps;
  const channels = new Channels();
  const told = new RateLimit(refusalsTold, time);
  let turns: TurnRunner | undefined;
  const hearing = createHearing({
    ...{ channels, log: deps.log, vault: deps.vault, time },
    turns: {
      receive: incoming => {
        if (!turns) throw new Error('the channels are not open yet');
        return turns.receive(incoming);
      },
    },
    onTypingFailed: channel => logger.debug({ channel, code: 'typing-failed' }, 'not shown'),
  });
  const inbound = createInboundWorker({
    ...{ events: deps.inbound, handle: hearing, time, logger, scheduler: deps.scheduler },
  });
  const courier = createDeliverCourier({
    ...{ channels, time, texts: deps.texts, marks: deps.marks },
    ...{ conversations: deps.conversations, log: deps.log },
    ...(deps.links && { links: deps.links }),
    giveUp: (conversation, undelivered, code) =>
      giveUp({ cases, committer, time, onOutbox }, conversation, undelivered, code),
  });
  return {
    ...{ channels, courier, inbound },
    replyWays: createReplyWays(channels, time),
    open(settings, runner, server, others) {
      turns = runner;
      for (const channel of others) channels.add(channel);
      const before = channels.all.length;
      channels.openAll(settings, {
        ...deps,
        turns: runner,
        files: createFileFetcher(deps.trustedHosts),
        nudge: () => inbound.nudge(),
        onRefused: (channel, code) => {
          if (told.allows(`${channel} ${code}`))
            logger.warn({ channel, code }, 'a request was refused');
          deps.onRefused?.(channel, code);
        },
      });
      for (const channel of channels.all.slice(before)) channel.mount(server);
    },
    start() {
      inbound.start();
      channels.start();
    },
    async close() {
      await channels.close('restarting');
      await inbound.close();
    },
  };
}
