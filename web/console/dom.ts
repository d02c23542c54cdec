type Attributes = Record<string, string>;
type Child = Node | string;

/** An element with its attributes and children; text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(label: string, pressed: () => void, attributes: Attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', pressed);
  return made;
}

/** A link that stays in the page; with a modifier key it opens as links do. */
export function link(label: string, address: string, go: (address: string) => void) {
  const made = element('a', { href: address }, label);
  made.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(address);
  });
  return made;
}

/** A table that scrolls by itself on narrow screens. */
export function table(headings: string[], rows: Child[][]): HTMLElement {
  const head = element(
    'thead',
    {},
    element('tr', {}, ...headings.map(text => element('th', { scope: 'col' }, text))),
  );
  const body = element(
    'tbody',
    {},
    ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, cell)))),
  );
  return element(
    'div',
    { class: 'scroll', tabindex: '0' },
    element('table', {}, ...(headings.length > 0 ? [head] : []), body),
  );
}

/** A labelled input. */
export function field(label: string, attributes: Attributes): HTMLLabelElement {
  return element('label', {}, label, element('input', { required: '', ...attributes }));
}

/** A form that hands over its values; while it waits it cannot be sent again. */
export function form(
  submit: string,
  fields: HTMLElement[],
  send: (values: Record<string, string>) => Promise<void>,
): HTMLFormElement {
  const send_ = element('button', { type: 'submit' }, submit);
  const made = element('form', {}, ...fields, send_);
  made.addEventListener('submit', event => {
    event.preventDefault();
    const values = [...new FormData(made)].map(([name, value]) => [name, String(value)]);
    send_.disabled = true;
    void send(Object.fromEntries(values)).finally(() => {
      send_.disabled = false;
    });
  });
  return made;
}
