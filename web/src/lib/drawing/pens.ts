import { m } from '$lib/paraglide/messages';
import { SHEET } from '$rooms/protocol/drawing';

type Colour = { css: string; name: () => string };

/** The colours of pens, by their numbers in a drawing: new ones are added behind, none is ever changed. */
export const COLOURS: readonly Colour[] = [
  { css: '#2b2440', name: m.drawing_ink },
  { css: '#ef4f5f', name: m.drawing_red },
  { css: '#ff8f3f', name: m.drawing_orange },
  { css: '#ffcc33', name: m.drawing_yellow },
  { css: '#53b96a', name: m.drawing_green },
  { css: '#25b3b0', name: m.drawing_teal },
  { css: '#3f9bf2', name: m.drawing_blue },
  { css: '#7a63e8', name: m.drawing_violet },
  { css: '#ff86b3', name: m.drawing_pink },
  { css: '#9a6a4b', name: m.drawing_brown },
  { css: '#9a95a8', name: m.drawing_grey },
  { css: '#ffffff', name: m.drawing_white },
].slice(0, SHEET.colours);

/** Widths of pens in units of the sheet, by their numbers. */
export const WIDTHS: readonly { size: number; name: () => string }[] = [
  { size: 9, name: m.drawing_fine },
  { size: 17, name: m.drawing_medium },
  { size: 32, name: m.drawing_broad },
  { size: 64, name: m.drawing_brush },
].slice(0, SHEET.widths);
