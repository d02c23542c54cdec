import { deskMessage, type FromChat } from '../messages';

/** The page that embeds the chat, through its loader. */
export interface Host {
  say(message: FromChat): void;
  onOpened(heard: () => void): void;
  /** The site's signed user token as it is now; undefined where the loader does not answer. */
  askUser(): Promise<string | undefined>;
}

/** Milliseconds in which the loader answers; it is on the same machine. */
const patience = 2000;

/**
 * Which origins may embed the page is the policy's `frame-ancestors`; whoever it is learns only that
 * something happened (`FromChat`), so messages go out to any parent.
 */
export function createHost(embedded: boolean): Host {
  const say = (message: FromChat) => {
    if (embedded && parent !== window) parent.postMessage(message, '*');
  };
  const onSaid = (what: string, heard: (data: { user?: unknown }) => void) =>
    addEventListener('message', event => {
      if (event.source === parent && deskMessage(event.data) === what) heard(event.data);
    });
  return {
    say,
    onOpened: heard => onSaid('opened', heard),
    askUser: () =>
      new Promise(resolve => {
        onSaid('user', ({ user }) => resolve(typeof user === 'string' && user ? user : undefined));
        setTimeout(resolve, patience);
        say({ desk: 'hello' });
      }),
  };
}
