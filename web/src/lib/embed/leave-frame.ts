/**
 * Links out of a framed room open beside the page around it: in the frame they would lead to a page of ours that nobody may frame, and
 * to others' pages under our name. Returns how to stop.
 */
export function linksLeaveFrame(): () => void {
  const turn = ({ target }: MouseEvent) => {
    const link = target instanceof Element ? target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!link || !href || href.startsWith('#') || link.origin + link.pathname === location.origin + location.pathname) return;
    link.target = '_blank';
    link.relList.add('noopener');
  };
  addEventListener('click', turn, { capture: true });
  return () => removeEventListener('click', turn, { capture: true });
}

/** Tells whether the frame is in the sight of whoever looks at the page around it. Returns how to stop. */
export function watchSight(tell: (seen: boolean) => void): () => void {
  const observer = new IntersectionObserver(([entry]) => tell(entry?.isIntersecting ?? true));
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}
