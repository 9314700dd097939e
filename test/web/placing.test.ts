import { expect, test } from 'vitest';
import { placeAt, pinched, pulled, scaled, snapped, turned, type Box } from '../../web/src/lib/profile/edit/placing';

const boxes: Box[] = [
  { id: 'head', left: 0, top: 0, width: 400, height: 100 },
  { id: 'about', left: 0, top: 120, width: 190, height: 200 },
  { id: 'music', left: 210, top: 120, width: 190, height: 200 },
];

test('a thing keeps to the block that it is put on, at the same part of it', () => {
  expect(placeAt(boxes, { x: 100, y: 50 })).toEqual({ at: 'head', x: 0.25, y: 0.5 });
  expect(placeAt(boxes, { x: 210, y: 320 })).toEqual({ at: 'music', x: 0, y: 1 });
});

test('between blocks it keeps to the nearest, and never so far out that a phone wouldn’t show it', () => {
  expect(placeAt(boxes, { x: 195, y: 220 })).toMatchObject({ at: 'about', y: 0.5 });
  expect(placeAt(boxes, { x: 5000, y: -5000 })).toEqual({ at: 'head', x: 1.1, y: -0.1 });
  expect(placeAt([], { x: 0, y: 0 })).toBeNull();
});

test('turns are from −180 to 180 degrees, and nearly straight is straight', () => {
  expect([turned(190), turned(-190), turned(720), turned(45.04)]).toEqual([-170, 170, 0, 45]);
  expect([snapped(3), snapped(-87), snapped(181), snapped(20)]).toEqual([0, -90, -180, 20]);
});

test('sizes stay within what the server takes', () => {
  expect([scaled(0), scaled(99), scaled(1.23456)]).toEqual([0.4, 4, 1.235]);
});

test('pulling its corner turns and sizes it around its middle', () => {
  const middle = { x: 100, y: 100 };
  expect(pulled({ turn: 0, scale: 1 }, middle, { x: 150, y: 100 }, { x: 100, y: 200 })).toEqual({ turn: 90, scale: 2 });
  expect(pulled({ turn: 10, scale: 2 }, middle, { x: 150, y: 100 }, { x: 150, y: 100 })).toEqual({ turn: 10, scale: 2 });
});

test('two fingers do the same', () => {
  const before = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ] as const;
  const after = [
    { x: 20, y: 20 },
    { x: 20, y: 220 },
  ] as const;
  expect(pinched({ turn: 0, scale: 1 }, before, after)).toEqual({ turn: 90, scale: 2 });
});
