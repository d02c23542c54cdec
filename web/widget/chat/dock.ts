import { reactElement } from './react-element';

type Component = (props: Record<string, unknown>) => WebChatElement;

/** A place between the talk and the message box, which the page fills itself. */
export interface Dock {
  readonly middleware: WebChatSendBoxMiddleware[];
  /** The help with the open question. */
  setAnswer(content: HTMLElement | undefined): void;
  /** What waits in the message box. */
  setWaiting(content: HTMLElement | undefined): void;
}

export function createDock(): Dock {
  const box = document.createElement('div');
  box.className = 'dock';
  box.hidden = true;
  const place = (holder: HTMLElement | null) => holder?.append(box);
  let answer: HTMLElement | undefined;
  let waiting: HTMLElement | undefined;
  const draw = () => {
    const shown = [answer, waiting].filter(each => each !== undefined);
    // One that stays is not taken out and put back: what was ticked and where the focus is shall stay.
    for (const old of [...box.children]) if (!shown.some(each => each === old)) old.remove();
    shown.forEach((each, place) => {
      if (box.children[place] !== each) box.insertBefore(each, box.children[place] ?? null);
    });
    box.hidden = shown.length === 0;
  };
  let stock: unknown;
  let docked: Component | undefined;

  // One component for one stock one: another would make React build the message box anew, without focus.
  const above = (sendBox: Component): Component => {
    if (sendBox !== stock || !docked) {
      stock = sendBox;
      docked = props =>
        reactElement('div', 'docked', {
          className: 'docked',
          children: [
            reactElement('div', 'dock', {}, place),
            reactElement(sendBox, 'send-box', { ...props }),
          ],
        });
    }
    return docked;
  };
  return {
    middleware: [
      () => next => request => {
        const sendBox = next(request);
        return sendBox && above(sendBox);
      },
    ],
    setAnswer(content) {
      answer = content;
      draw();
    },
    setWaiting(content) {
      waiting = content;
      draw();
    },
  };
}
