type ElementType = string | ((props: Record<string, unknown>) => WebChatElement);

/** An element for the React inside the Web Chat bundle, which does not hand its React out. */
export const reactElement = (
  type: ElementType,
  key: string,
  props: Record<string, unknown> = {},
  ref: ((box: HTMLElement | null) => void) | null = null,
): WebChatElement =>
  ({
    $$typeof: Symbol.for('react.element'),
    type,
    key,
    ref,
    props,
    _owner: null,
  }) as WebChatElement;

/** A box that plain DOM fills once it is on the page. */
export const boxFilledWith = (key: string, make: () => Node): WebChatElement =>
  reactElement('div', key, {}, box => {
    if (box && !box.firstChild) box.append(make());
  });
