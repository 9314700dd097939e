/**
 * Safari lays its keyboard over the page instead of making the page smaller: the height that is really to be seen is given to the
 * screen as a custom property. Returns how to stop.
 */
export function fitKeyboard(screen: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const fit = () => {
    // Pinched in, the viewport is small because the reader wants it so.
    if (view.scale > 1.05) return;
    const covered = window.innerHeight - view.height > 80;
    if (covered) screen.style.setProperty('--visible-height', `${view.height}px`);
    else screen.style.removeProperty('--visible-height');
    if (covered) window.scrollTo(0, 0);
  };
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
