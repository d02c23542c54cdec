import type { App, AppOptions } from '../../../src/app';

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

/** A point of the contract that has no meaning on every channel. */
export type Point =
  | 'greeting'
  | 'choices'
  | 'queue'
  | 'crash'
  | 'sign'
  | 'typing'
  | 'retries'
  | 'refusals'
  | 'window';

/** What a test looks for; where it differs, what stands there on this channel. */
export interface Words {
  /** In the answer to a first word. */
  hello: string;
  /** In the answer to a file. */
  file: string;
  /** In the log, of a request that somebody forged. */
  refused: string;
}

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
  /** What it can do, for the suite that all channels pass. */
  readonly can: {
    /** Closes for the desk so long after the customer's last message, in milliseconds. */
    windowMs?: number;
    troubles: readonly Trouble[];
    filesOut: boolean;
    words?: Partial<Words>;
    /** Points that are skipped here, each with the reason, which the run shows. */
    not?: Partial<Record<Point, string>>;
  };
  /** Where the desk listens. */
  connect(deskUrl: string): void;
  /** The desk listens: resolves when it hears what is said here. */
  begins?(desk: { app: App; logged: readonly string[] }): Promise<void>;
  /** Resolves when the desk has dealt with all that was said, where it fetches that itself. */
  taken?(): Promise<void>;
  /** The customer looks what is new, where nobody tells her. */
  looks?(): Promise<void>;
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
