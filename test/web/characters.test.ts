import { describe, expect, test } from 'vitest';
import type { Recipe } from '../../rooms/protocol/character';
import { PARTS, SLOT_NAMES } from '../../web/src/lib/characters/art/parts';
import { SKINS } from '../../web/src/lib/characters/art/palettes';
import { Maker } from '../../web/src/lib/characters/maker/maker.svelte';
import { pictureResponse } from '../../web/src/lib/characters/picture';
import { randomRecipe } from '../../web/src/lib/characters/random';
import { EXPRESSION_IDS, poseOf } from '../../web/src/lib/characters/rig';
import { characterSvg } from '../../web/src/lib/characters/svg';
import { recipe as schema } from '../../rooms/protocol/character';
import { seeded } from '../support/seeded';

const plain = (slots: Recipe['slots'] = {}): Recipe => ({ v: 1, skin: '#f0bd97', slots });

describe('a character’s picture', () => {
  test('there are at least ten faces to make, eight of each main part, and everybody’s clothes and skin', () => {
    expect(EXPRESSION_IDS.length).toBeGreaterThanOrEqual(10);
    for (const slot of ['body', 'face', 'eyes', 'brows', 'nose', 'mouth', 'hair', 'fringe', 'outfit', 'headwear', 'glasses'] as const)
      expect(Object.keys(PARTS[slot]).length, slot).toBeGreaterThanOrEqual(8);
    expect(SKINS.length).toBeGreaterThanOrEqual(10);
    expect(Object.keys({ ...PARTS.outfit, ...PARTS.headwear })).toEqual(expect.arrayContaining(['hanbok', 'yukata', 'hijab']));
  });

  test('every part draws something of its own, and says where its shapes are and how large', () => {
    for (const slot of SLOT_NAMES) {
      const drawn = Object.keys(PARTS[slot]).map((item) =>
        characterSvg(plain({ [slot]: { item }, hair: { item: slot === 'hair' ? item : 'bob' } }), { framing: 'figure' }),
      );
      expect(new Set(drawn).size, slot).toBe(drawn.length);
    }
    const body = { shoulder: 36, waist: 30, hip: 32, arm: 9, leg: 11, foot: 200 };
    for (const slot of SLOT_NAMES)
      for (const [id, { layers, crown }] of Object.entries(PARTS[slot])) {
        const all = [typeof layers === 'function' ? layers(body) : (layers ?? {}), crown ?? {}].flatMap((one) => Object.values(one).flat());
        for (const { form, at, size, d } of all) {
          expect(d, `${slot} ${id}`).toMatch(/^M[-\d.]/);
          expect(d, `${slot} ${id}`).not.toMatch(/NaN|undefined|Infinity/);
          const isMeasured = [...at, ...size].every(Number.isFinite) && size.every((n) => n > 0);
          expect(form === 'line' || isMeasured, `${slot} ${id}`).toBe(true);
        }
      }
  });

  test('each expression is another face, and each coefficient moves it, within bounds', () => {
    const faces = EXPRESSION_IDS.map((expression) => characterSvg(plain(), { expression }));
    expect(new Set(faces).size).toBe(faces.length);
    const still = characterSvg(plain(), { expression: 'happy' });
    for (const key of ['blinkLeft', 'blinkRight', 'jaw', 'pucker', 'turn', 'nod', 'tilt'] as const)
      expect(characterSvg(plain(), { expression: 'happy', coefficients: { [key]: 0.4 } }), key).not.toBe(still);
    for (const key of ['smile', 'brows'] as const)
      expect(characterSvg(plain(), { expression: 'happy', coefficients: { [key]: 0 } }), key).not.toBe(still);
    expect(poseOf('calm', { jaw: 7, blinkLeft: -1, turn: 99, nod: Number.NaN, tilt: -99 })).toMatchObject({
      jaw: 1,
      blinkLeft: 0,
      turn: 0.6,
      nod: 0,
      tilt: -0.5,
    });
    expect(poseOf('laugh', { jaw: 0.2 }), 'what is set live comes before the expression').toMatchObject({ jaw: 0.2, joy: 1 });
  });

  test('a recipe never becomes markup, whatever got past the schema; what nobody knows is drawn as the first of its kind', () => {
    const evil = '"/><script>alert(1)</script><x y="';
    const worst = {
      v: 1,
      skin: evil,
      slots: Object.fromEntries(SLOT_NAMES.map((slot) => [slot, { item: evil, colours: [evil, evil, evil, evil] }])),
    };
    const svg = characterSvg(worst, { framing: 'figure' });
    expect(svg).not.toMatch(/script|alert|<x/);
    expect(svg.replaceAll(/#[0-9a-f]{6}/g, '')).toBe(characterSvg(plain(), { framing: 'figure' }).replaceAll(/#[0-9a-f]{6}/g, ''));
    for (const item of ['constructor', '__proto__', 'toString', 'atelier:comet'])
      expect(characterSvg(plain({ hair: { item }, eyes: { item }, face: { item }, body: { item } }))).toBe(characterSvg(plain()));
    expect(characterSvg(plain({ tail: { item: 'fox' } }))).toBe(characterSvg(plain()));
    expect(characterSvg(JSON.parse('{"v":1,"skin":"#f0bd97","slots":{}}'))).toBe(characterSvg(plain()));
  });

  test('random people are valid, and quite different', () => {
    const chance = seeded(11);
    const people = Array.from({ length: 200 }, () => randomRecipe(chance));
    for (const one of people) expect(schema.parse(one)).toEqual(one);
    expect(new Set(people.map((one) => characterSvg(one))).size).toBe(200);
  });

  test('[MEM7] the same character is another file for each id, which can run and load nothing', async () => {
    const [here, there] = await Promise.all(
      ['pic_aaaaaaaaaaaaaaaaaaaaaa', 'pic_bbbbbbbbbbbbbbbbbbbbbb'].map(async (id) => {
        const response = pictureResponse(plain({ eyes: { item: 'bead' } }), id);
        expect(response.headers.get('content-type')).toBe('image/svg+xml');
        expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
        return response.text();
      }),
    );
    expect(here).not.toBe(there);
    expect(here).not.toMatch(/<script|href|url\((?!#)|@import/);
  });
});

describe('the maker', () => {
  test('goes back and forth through every step, and a dragged colour is one', () => {
    const maker = new Maker(plain(), null);
    maker.wear('hair', 'bob');
    maker.paint('hair', 0, '#111111', 'drag');
    maker.paint('hair', 0, '#222222', 'drag');
    maker.paint('hair', 0, '#222222');
    maker.paintSkin('#523021');
    maker.wear('hair', 'straight');
    expect(maker.recipe.slots.hair, 'hair keeps its colour').toEqual({ item: 'straight', colours: ['#222222', expect.any(String)] });
    for (let i = 0; i < 3; i++) maker.undo();
    expect(maker.recipe).toEqual(plain({ hair: { item: 'bob' } }));
    maker.redo();
    expect(maker.recipe.slots.hair?.colours?.[0]).toBe('#222222');
    maker.random();
    expect(maker.canRedo).toBe(false);
    for (let i = 0; i < 9; i++) maker.undo();
    expect([maker.recipe, maker.canUndo]).toEqual([plain(), false]);
    maker.wear('hair', maker.item('hair'));
    maker.undo();
    expect(maker.recipe).toEqual(plain());
  });
});
