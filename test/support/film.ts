import type { Page } from 'playwright-core';

/** `first` and `last`: the lines in sight in the first and the last frame, by seq. */
export type Film = { first: number[]; last: number[]; frames: number; movedPx: number; jumps: number; blank: number };

/**
 * Looks at every frame of a room's log from now on, after it was painted: where the words of each line in sight are. What it gives ends
 * it, and says how far any line has moved between two frames, at most, how often a frame shows none of the lines of the one before, and
 * in how many of them nothing was to be seen. With `seq`, only that line counts.
 */
export async function film(page: Page, seq?: number): Promise<() => Promise<Film>> {
  const reel = await page.evaluateHandle(() => {
    const reel = { on: true, frames: [] as [number, number][][] };
    // A frame is looked at when it is as it will be painted: after its callbacks, and after the observers of sizes, which may have changed
    // what others observe. Boxes that lie deep, each in the one before, are told of theirs a turn later each.
    const DEEP = 30;
    const TURNS = 5;
    const nest = Array.from({ length: DEEP + TURNS }, () => document.createElement('div'));
    for (const [i, box] of nest.entries()) {
      box.style.cssText = 'position: absolute; width: 1px; height: 1px; visibility: hidden';
      (nest[i - 1] ?? document.body).append(box);
    }
    const boxes = nest.slice(DEEP);
    let width = 1;
    const turn = new ResizeObserver((told) => {
      const at = boxes.findIndex((box) => box === told.at(-1)?.target);
      const inner = boxes[at + 1];
      if (inner) inner.style.width = `${width}px`;
      else look();
    });
    const next = () =>
      requestAnimationFrame(() => {
        width = 2 + (width % 50);
        if (boxes[0]) boxes[0].style.width = `${width}px`;
      });
    for (const box of boxes) turn.observe(box);
    const look = () => {
      const log = document.querySelector('[data-testid="room-log"]');
      const edge = log?.closest('[role="region"]')?.getBoundingClientRect();
      if (log && edge)
        reel.frames.push(
          [...log.querySelectorAll('[data-seq]')].flatMap((line) => {
            const { top, bottom } = (line.querySelector('[dir="auto"]') ?? line).getBoundingClientRect();
            const isSeen = bottom > edge.top && top < edge.bottom && getComputedStyle(line).visibility === 'visible';
            return isSeen ? [[Number(line.getAttribute('data-seq')), top] as [number, number]] : [];
          }),
        );
      if (reel.on) next();
      else turn.disconnect();
    };
    return reel;
  });
  return async () => {
    const frames = await reel.evaluate((reel) => {
      reel.on = false;
      return reel.frames;
    });
    let movedPx = 0;
    let jumps = 0;
    for (const [i, frame] of frames.entries()) {
      const next = new Map(frames[i + 1] ?? []);
      const stays = frame.filter(([line]) => (seq ?? line) === line);
      if (stays.length > 0 && next.size > 0 && !stays.some(([line]) => next.has(line))) jumps++;
      for (const [line, top] of stays) if (next.has(line)) movedPx = Math.max(movedPx, Math.abs((next.get(line) ?? 0) - top));
    }
    const seqs = (frame: [number, number][] = []) => frame.map(([line]) => line);
    return {
      first: seqs(frames[0]),
      last: seqs(frames.at(-1)),
      frames: frames.length,
      movedPx,
      jumps,
      blank: frames.filter((frame) => frame.length === 0).length,
    };
  };
}
