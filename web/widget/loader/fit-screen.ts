/** Where the panel fills the screen; the same condition stands in the style. */
export const fullScreen = '(max-width: 520px), (max-height: 480px)';

/**
 * Keeps a panel that fills the screen above the keyboard. A frame cannot do that itself: only the page
 * around it is told how much of the screen the keyboard leaves.
 * @returns what to call when the panel is shown.
 */
export function fitScreen(panel: HTMLElement): () => void {
  const view = window.visualViewport;
  const screen = matchMedia(fullScreen);
  const fit = () => {
    if (panel.hidden) return;
    const pinched = view && Math.abs(view.scale - 1) > 0.01;
    const fits = view && screen.matches && !pinched;
    panel.style.height = fits ? `${view.height}px` : '';
    panel.style.top = fits ? `${view.offsetTop}px` : '';
  };
  view?.addEventListener('resize', fit);
  view?.addEventListener('scroll', fit);
  screen.addEventListener('change', fit);
  return fit;
}
