/** What this browser remembers; one whose storage is closed to the page remembers nothing. */
function read(storage: () => Storage, name: string): string | undefined {
  try {
    return storage().getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, name: string, value: string | undefined): void {
  try {
    if (value === undefined) storage().removeItem(name);
    else storage().setItem(name, value);
  } catch {
    // Full or forbidden: then it is not remembered.
  }
}

const local = () => localStorage;
const session = () => sessionStorage;

/** Of this browser, over days: language, theme. Never anything of a customer. */
export const remembered = (name: string): string | undefined => read(local, `desk-${name}`);
export const remember = (name: string, value: string | undefined): void =>
  write(local, `desk-${name}`, value);

const draftPrefix = 'desk-draft-';

/** What somebody has typed and not yet sent: of this tab alone, over reloads, until it is sent or she signs out. */
export const readDraft = (name: string): string => read(session, draftPrefix + name) ?? '';
export const writeDraft = (name: string, text: string): void =>
  write(session, draftPrefix + name, text === '' ? undefined : text);

/** For whoever signs in next, nothing of what was typed stays. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage))
      if (name.startsWith(draftPrefix)) sessionStorage.removeItem(name);
  } catch {
    // Nothing could be kept there either.
  }
}
