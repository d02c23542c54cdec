import type { ChannelFacts } from '../bots/channel-facts';
import { makeAzure } from './azure/azure';
import type { Channel } from './channel';
import { makeMail } from './mail/mail-channel';
import { makeMessenger } from './messenger/messenger';
import type { ChannelParts } from './parts';
import { chosenByNumber, presentChoices } from './shape/present-choices';
import { makeTelegram } from './telegram/telegram';
import { traitsOf } from './traits';
import { makeZalo } from './zalo/zalo';

/** Makes a channel where its settings are there. */
export type ChannelMaker<Settings> = (
  settings: Settings,
  parts: ChannelParts,
) => Channel | undefined;

/** The messaging channels: a line each. */
const makers = [
  makeZalo,
  makeMessenger,
  makeTelegram,
  makeMail,
  makeAzure,
] as const satisfies readonly ChannelMaker<never>[];

/** The settings of all of them. */
export type ChannelSettings = Every<Parameters<(typeof makers)[number]>[0]>;

type Every<One> = (One extends unknown ? (one: One) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The channels that this desk has, by the ids of the conversations that they carry. */
export class Channels implements ChannelFacts {
  private readonly open: Channel[] = [];

  /** Makes every channel that is set up. */
  openAll(settings: ChannelSettings, parts: ChannelParts): void {
    for (const make of makers) {
      const channel = make(settings, parts);
      if (channel) this.add(channel);
    }
  }

  add(channel: Channel): void {
    this.open.push(channel);
  }

  get all(): readonly Channel[] {
    return this.open;
  }

  of(channelId: string): Channel | undefined {
    return (
      this.open.find(({ id }) => id === channelId) ??
      this.open.find(channel => channel.carries?.(channelId))
    );
  }

  pushes(channelId: string): boolean {
    return this.of(channelId)?.pushes ?? false;
  }

  /** A mail is no chat: its answer says what the desk is in its own way. */
  comeUnannounced(channelId: string): boolean {
    const channel = this.of(channelId);
    return channel?.pushes === true && channel.sendWhole === undefined;
  }

  chosen(channelId: string, said: string, offered: readonly string[]): string | undefined {
    const { numbered } = presentChoices(offered, traitsOf(channelId));
    return numbered.length > 0 ? chosenByNumber(said, offered) : undefined;
  }

  start(): void {
    for (const channel of this.open) channel.start?.();
  }

  async close(reason: string): Promise<void> {
    for (const channel of this.open) await channel.close(reason);
  }
}
