import { z } from '../http/z';

/** What somebody lets friends see: nothing; that they are here; and in which public room. Nobody sees anything of who hasn't chosen. */
export const SHOWS = ['nobody', 'here', 'rooms'] as const;
export const shows = z.enum(SHOWS);
export type Shows = (typeof SHOWS)[number];

/** Somebody's open page, as its socket keeps it. */
export type OpenPage = {
  /** The room that it shows. */
  slug: string | null;
  /** When it came there, ms. */
  at: number;
  /** Frames of the current minute, and when that began. */
  frames: number;
  minute: number;
};

/** Where somebody is who has these pages open: the room that they came to last, of those still open. */
export const roomOf = (pages: readonly OpenPage[]): string | null =>
  pages.filter(({ slug }) => slug !== null).toSorted((a, b) => b.at - a.at)[0]?.slug ?? null;

/** A page changes its room at the pace of a hand. Far above it is a program, which is let go. */
const FRAMES_A_MINUTE = 120;
export function counted(page: OpenPage, now: number): OpenPage | null {
  const isSame = now - page.minute < 60_000;
  const frames = isSame ? page.frames + 1 : 1;
  return frames > FRAMES_A_MINUTE ? null : { ...page, frames, minute: isSame ? page.minute : now };
}
