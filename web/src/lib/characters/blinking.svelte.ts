const SHUT_MS = 70;
const OPEN_MS = 110;
/** Between two blinks, at least and at most. People: some 15 a minute. */
const PAUSE_MS = [2200, 5800] as const;

/** Lids that close now and then while `wanted`. In a hidden page nothing moves: browsers hold its frames. */
export function blinking(wanted: () => boolean): { readonly closed: number } {
  let closed = $state(0);
  $effect(() => {
    if (!wanted()) return;
    let timer: ReturnType<typeof setTimeout>;
    let frame = 0;
    const rest = () => {
      const [least, most] = PAUSE_MS;
      timer = setTimeout(begin, least + Math.random() * (most - least));
    };
    const begin = () => {
      const began = performance.now();
      const step = (now: number) => {
        const t = now - began;
        closed = t < SHUT_MS ? t / SHUT_MS : Math.max(0, 1 - (t - SHUT_MS) / OPEN_MS);
        if (t < SHUT_MS + OPEN_MS) frame = requestAnimationFrame(step);
        else rest();
      };
      frame = requestAnimationFrame(step);
    };
    rest();
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      closed = 0;
    };
  });
  return {
    get closed() {
      return closed;
    },
  };
}
