/** Prints one thing of the page alone: a copy of it stands beside the page, which the style hides on paper. */
export function printAlone(content: HTMLElement): void {
  const copy = content.cloneNode(true) as HTMLElement;
  copy.classList.add('on-paper');
  document.body.append(copy);
  addEventListener('afterprint', () => copy.remove(), { once: true });
  window.print();
}
