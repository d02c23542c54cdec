import type { Texts } from './texts';

/** What a view can ask of the page around it. */
export interface Frame {
  readonly texts: Texts;
  /** Goes to an address within the console. */
  go(address: string): void;
  /** Puts another view in place of this one. */
  show(view: () => Node[] | Promise<Node[]>): void;
  /** Does something, and tells the person where it fails. */
  attempt(what: () => Promise<void>): Promise<void>;
  /** Somebody has signed in. */
  enter(): Promise<void>;
}
