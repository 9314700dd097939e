import { expect, test } from 'vitest';
import { drawing, SHEET } from '../../rooms/protocol/drawing';
import { Pen } from '../../web/src/lib/drawing/pen.svelte';

const line = (pen: Pen, ...places: [number, number][]) => {
  const [first = [0, 0], ...others] = places;
  pen.begin(...first);
  for (const place of others) pen.move(...place);
  pen.end();
};

test('what is drawn is a drawing as the server takes it, also where the pen leaves the sheet', () => {
  const pen = new Pen();
  expect(pen.drawing).toBeNull();
  line(pen, [-50, 20.4], [5000, 9000], [NaN, 3]);
  pen.colour = 11;
  pen.width = 3;
  line(pen, [10, 10]);
  expect(drawing.parse(pen.drawing)).toEqual({
    v: 1,
    strokes: [
      { colour: 0, width: 1, places: [0, 20, SHEET.width, SHEET.height] },
      { colour: 11, width: 3, places: [10, 10] },
    ],
  });
});

test('strokes go back and come again; a new one ends what could come again', () => {
  const pen = new Pen();
  for (const x of [100, 200, 300]) line(pen, [x, 0], [x, 100]);
  const first = () => pen.strokes.map(({ places }) => places[0]);
  pen.undo();
  pen.undo();
  expect([first(), pen.canRedo]).toEqual([[100], true]);
  pen.redo();
  expect(first()).toEqual([100, 200]);
  line(pen, [400, 0], [400, 50]);
  expect([first(), pen.canRedo]).toEqual([[100, 200, 400], false]);
  pen.clear();
  expect([first(), pen.isEmpty]).toEqual([[], true]);
  for (let i = 0; i < 3; i++) pen.redo();
  expect(first()).toEqual([100, 200, 400]);
});

test('a sheet takes no more than can be sent, and says so', () => {
  const pen = new Pen();
  pen.begin(0, 0);
  for (let i = 0; i < SHEET.numbers; i++) pen.move(i % 2 ? 0 : 900, (i * 7) % 700);
  pen.end();
  expect(pen.isFull).toBe(true);
  const count = pen.strokes.length;
  line(pen, [1, 1], [500, 500]);
  expect(pen.strokes).toHaveLength(count);
  expect(drawing.safeParse(pen.drawing).success).toBe(true);
  const dots = new Pen();
  for (let i = 0; i < SHEET.strokes + 20; i++) line(dots, [i, i]);
  expect(dots.strokes).toHaveLength(SHEET.strokes);
});

test('a hand that rests writes nothing', () => {
  const pen = new Pen();
  line(pen, [100, 100], [101, 101], [102, 100], [100, 102]);
  expect(pen.strokes[0]?.places).toEqual([100, 100]);
});
