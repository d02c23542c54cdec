/** The shop's own button that opens the desk, through the widget's public face. */
interface Desk {
  open(): void;
}

document.getElementById('open-desk')?.addEventListener('click', () => {
  (window as Window & { ParagonDesk?: Desk }).ParagonDesk?.open();
});
