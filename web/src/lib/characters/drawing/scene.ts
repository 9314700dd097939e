import type { Recipe } from '$rooms/protocol/character';
import { mix, outline, safe } from '../colour';
import { arms, BODIES, HIP_Y, legs, type Body } from '../art/body';
import { HEADS, headPath } from '../art/face';
import type { Item, LayerName, Layers, SlotName } from '../art/item';
import { PARTS } from '../art/parts';
import { ball, line, type Shape } from '../art/shape';
import { brows, features, type Features } from './features';
import { mark } from './marks';
import { markups, paintsOf, type Paints } from './paint';
import { shift, type Pose } from '../rig';

/** Where the head's middle lies in the picture, and what it turns about. */
export const HEAD = { x: 120, y: 118 } as const;
const NECK_Y = 54;

/** A part of a character as markup, and how it moves: with the head or not, and how much when the head turns. */
export type Plane = { key: string; head: boolean; depth: number; still: string };
export type Scene = {
  planes: Plane[];
  features: Features;
  /** Height of the whole figure. */ height: number;
  face: { path: string; skin: string };
};

const itemOf = (slot: SlotName, id: string | undefined): Item => {
  const items = PARTS[slot];
  return (id !== undefined && Object.hasOwn(items, id) ? items[id] : undefined) ?? Object.values(items)[0] ?? {};
};
const layersOf = (item: Item, body: Body): Layers => (typeof item.layers === 'function' ? item.layers(body) : (item.layers ?? {}));

/** Everything of a character that doesn't depend on its pose, as markup by plane. */
export function sceneOf(recipe: Recipe): Scene {
  const id = (slot: SlotName) => (Object.hasOwn(recipe.slots, slot) ? recipe.slots[slot]?.item : undefined);
  const own = (slot: SlotName): readonly string[] => {
    const given = (Object.hasOwn(recipe.slots, slot) ? recipe.slots[slot]?.colours : undefined) ?? [];
    const usual = itemOf(slot, id(slot)).colours ?? [];
    return Array.from({ length: Math.max(given.length, usual.length) }, (_, i) => safe(given[i], usual[i] ?? '#b9b4c7'));
  };
  const skin = safe(recipe.skin, '#f0bd97');
  const hair = own('hair')[0] ?? '#2a2630';
  const body = of(BODIES, id('body'));
  const head = of(HEADS, id('face'));

  const worn = (['ground', 'hair', 'fringe', 'marks', 'beard', 'outfit', 'neck', 'headwear', 'glasses', 'earrings'] as const).map(
    (slot) => ({
      slot,
      item: itemOf(slot, id(slot)),
      paints: paintsOf(skin, hair, slot === 'fringe' ? [hair] : own(slot)),
    }),
  );
  const hidden = new Set(worn.flatMap(({ item }) => item.hides ?? []));
  const isFlat = worn.some(({ item }) => item.flattens);
  const seen = worn.filter(({ slot }) => !hidden.has(slot));
  const drawn = (slot: SlotName, layer: LayerName): string =>
    seen
      .filter((one) => one.slot === slot)
      .map(({ item, paints }) => markups([...(isFlat ? [] : (item.crown?.[layer] ?? [])), ...(layersOf(item, body)[layer] ?? [])], paints))
      .join('');
  const on = paintsOf(skin, hair, [skin]);
  const path = headPath(head);

  const planes: Plane[] = [
    { key: 'ground', head: false, depth: 0, still: drawn('ground', 'ground') },
    { key: 'back', head: true, depth: -0.32, still: drawn('hair', 'back') + drawn('headwear', 'back') },
    {
      key: 'body',
      head: false,
      depth: 0,
      still: figure(body, on, drawn('outfit', 'body')) + drawn('outfit', 'collar') + drawn('neck', 'collar'),
    },
    {
      key: 'side',
      head: true,
      depth: -0.06,
      still: markups(hidden.has('hair') ? [] : ears(), on) + drawn('earrings', 'front') + drawn('hair', 'side'),
    },
    { key: 'head', head: true, depth: 0.05, still: `<path d="${path}" fill="${skin}" stroke="${on('skin_')}" stroke-width="3"/>` },
    { key: 'skin', head: true, depth: 0.5, still: drawn('beard', 'glass') + drawn('marks', 'glass') },
    { key: 'features', head: true, depth: 0.5, still: '' },
    { key: 'front', head: true, depth: 0.22, still: drawn('hair', 'front') + drawn('fringe', 'front') },
    { key: 'brows', head: true, depth: 0.5, still: '' },
    { key: 'glasses', head: true, depth: 0.56, still: drawn('glasses', 'glass') },
    { key: 'top', head: true, depth: 0.1, still: drawn('headwear', 'top') },
    { key: 'mark', head: true, depth: 0.2, still: '' },
  ];
  const ink = outline(skin);
  const colours = {
    skin,
    iris: own('eyes')[0] ?? '#4a3428',
    brow: mix(own('brows')[0] ?? hair, ink, 0.25),
    lip: own('mouth')[0] ?? '#d9707a',
  };
  const pick = (slot: 'eyes' | 'brows' | 'nose' | 'mouth') => id(slot) ?? '';
  return {
    planes,
    features: { eyes: pick('eyes'), brows: pick('brows'), nose: pick('nose'), mouth: pick('mouth'), colours },
    height: HEAD.y + body.foot + 16,
    face: { path, skin },
  };
}

function of<T>(styles: Record<string, T>, id: string | undefined): T {
  return id !== undefined && Object.hasOwn(styles, id) ? styles[id]! : Object.values(styles)[0]!;
}

const ears = (): Shape[] =>
  ([-1, 1] as const).flatMap((s) => [ball([s * 59, 11, -4], 10, 11.5, 'skin'), line(`M${s * 62} 6q${s * 4} 4 0 10`, 'skin_', 2.2, 0.6)]);

/** A body under its clothes: a neck, and what they leave bare. */
function figure(body: Body, on: Paints, clothes: string): string {
  const neck = `<path d="M-12 40V62Q0 70 12 62V40Z" fill="${on('skin-')}" stroke="${on('skin_')}" stroke-width="3"/>`;
  const trunk = `<path d="M${-body.waist + 6} ${HIP_Y - 10}H${body.waist - 6}V${HIP_Y + 4}H${-body.waist + 6}Z" fill="${on('skin')}"/>`;
  return (clothes === '' ? markups([...legs(body), ...arms(body)], on) + trunk : '') + neck + clothes;
}

/** What of a plane depends on the pose. `clip` begins ids that nothing else on the page has. */
export function moving(key: string, scene: Scene, pose: Pose, clip: string): string {
  if (key === 'features') return features(scene.features, pose, clip);
  if (key === 'brows') return brows(scene.features, pose);
  return key === 'mark' ? mark(pose.mark) : '';
}

const n = (value: number) => String(Math.round(value * 100) / 100);

/** Where a plane stands in this pose, as an SVG transform. */
export function placed({ head, depth }: Pick<Plane, 'head' | 'depth'>, pose: Pose): string {
  const home = `translate(${HEAD.x} ${HEAD.y})`;
  if (!head) return home;
  const [x, y] = shift(pose, depth);
  const squeeze = depth > 0.3 ? ` scale(${n(1 - Math.abs(Math.sin(pose.turn)) * 0.09)} 1)` : '';
  return `${home} rotate(${n((pose.tilt * 180) / Math.PI)} 0 ${NECK_Y}) translate(${n(x)} ${n(y)})${squeeze}`;
}
