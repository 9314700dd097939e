import { z } from './z';

/** The sheet that is drawn on, in units of its own, and how much fits on it. Colours and widths are numbers in lists that pages keep. */
export const SHEET = { width: 1000, height: 750, strokes: 200, numbers: 4000, colours: 12, widths: 4 } as const;

const whole = (max: number) =>
  z.number().check(z.refine((n) => Number.isInteger(n) && n >= 0 && n <= max, { params: { why: 'number', min: 0, max } }));

/** One line without lifting the pen: its places are x, y, x, y … */
export const stroke = z.object({
  colour: whole(SHEET.colours - 1),
  width: whole(SHEET.widths - 1),
  places: z.array(whole(SHEET.width)).check(
    z.refine((places) => places.length >= 2 && places.length % 2 === 0 && places.every((n, i) => i % 2 === 0 || n <= SHEET.height), {
      params: { why: 'number', min: 2, max: SHEET.numbers },
    }),
  ),
});

/** A drawing by hand: whole numbers alone, so nothing in it can be markup, an address or a number that is none. */
export const drawing = z.object({
  v: z.literal(1),
  strokes: z.array(stroke).check(
    z.minLength(1),
    z.maxLength(SHEET.strokes),
    z.refine((strokes) => strokes.reduce((sum, { places }) => sum + places.length, 0) <= SHEET.numbers, {
      params: { why: 'number', max: SHEET.numbers },
    }),
  ),
});
export type Drawing = z.infer<typeof drawing>;
export type Stroke = z.infer<typeof stroke>;
