import type { Page } from 'playwright-core';

type Doing = {
  /** So late a frame of the room's comes, ms. */
  lateMs?: (frame: string) => number;
  /** Whether a frame goes up to the room. */
  lets?: (frame: string) => boolean;
};

/** Stands between a page and its room, from the page's next line on: frames come late, or never, and `tell` says what the room didn't. */
export async function between(
  page: Page,
  { lateMs = () => 0, lets = () => true }: Doing = {},
): Promise<{ tell(...events: object[]): void }> {
  let say: ((frame: string) => void) | undefined;
  await page.routeWebSocket('**/parties/**', (socket) => {
    const room = socket.connectToServer();
    socket.onMessage((frame) => lets(String(frame)) && room.send(frame));
    room.onMessage((frame) => {
      const wait = lateMs(String(frame));
      if (wait > 0) setTimeout(() => socket.send(frame), wait);
      else socket.send(frame);
    });
    say = (frame) => socket.send(frame);
  });
  return {
    tell: (...events) => {
      if (!say) throw new Error('The page has no line.');
      say(JSON.stringify(events));
    },
  };
}
