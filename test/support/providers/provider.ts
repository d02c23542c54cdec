import type { AppOptions } from '../../../src/app';

/** What stands on a customer's screen, of one message. */
export interface Shown {
  text: string;
  /** Titles of what can be pressed. */
  buttons: string[];
  file?: { name: string; bytes: number };
}

/** A provider's delivery to the desk, and how the desk answered it. */
export interface Delivery {
  status: number;
  /** The same request once more, byte by byte. */
  again(): Promise<number>;
}

export interface SentFile {
  name: string;
  content: Buffer;
  contentType: string;
}

/** How a provider can treat the desk's next messages. */
export type Trouble = 'busy' | 'down' | 'window-closed' | 'blocked' | 'token-expired';

/**
 * A messaging provider at the protocol level, over real HTTP on loopback: customers of it write to the desk
 * and see what the desk says. It refuses what the real one would refuse.
 */
export interface Provider {
  /** The desk's id of the channel. */
  readonly channel: string;
  /** Settings that switch the channel on. */
  readonly environment: Record<string, string>;
  /** Where the desk finds the provider. */
  readonly providers: NonNullable<AppOptions['providers']>;
  /** The customer's conversation as the desk knows it. */
  readonly conversationId: string;
  /** Characters of the longest message that it takes. */
  readonly longest: number;
  /** What it can do; tests of other things are left out. */
  readonly can: {
    /** Choices can be pressed. */
    press: boolean;
    /** Requests of strangers are known by a signature or a secret. */
    sign: boolean;
    /** Closes for the desk so long after the customer's last message, in milliseconds. */
    windowMs?: number;
    troubles: readonly Trouble[];
    filesOut: boolean;
    typing: boolean;
  };
  /** Where the desk listens. */
  connect(deskUrl: string): void;
  says(text: string): Promise<Delivery>;
  /** Presses what stands on the last message; throws where it is not there. */
  presses(title: string): Promise<Delivery>;
  sends(file: SentFile, text?: string): Promise<Delivery>;
  /** Somebody else tries to pass for the provider. @returns the status of the answer. */
  forges(text: string): Promise<number>;
  /** All that the customer sees, oldest first. */
  readonly shown: readonly Shown[];
  /** How often she saw that an answer is on its way. */
  readonly typing: number;
  /** The next message that the desk sends meets trouble; after it all is well again. */
  meets(trouble: Trouble, after?: number): void;
  /** Requests that the real provider would have refused as malformed. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}
