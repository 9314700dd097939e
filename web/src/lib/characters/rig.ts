/** What a camera, a voice or a hand may set, each 0 to 1, but for the head's turns in radians. Left is the character's own left, the viewer's right. */
export type Coefficients = {
  blinkLeft: number;
  blinkRight: number;
  jaw: number;
  smile: number;
  pucker: number;
  brows: number;
  /** To the viewer's right, down, and towards the viewer's right shoulder. */
  turn: number;
  nod: number;
  tilt: number;
};

/** All that a face can do: what may be set from outside, and what only our own expressions use. */
export type Pose = Coefficients & {
  /** 0 to 1: corners of the mouth down. */
  frown: number;
  /** -1 (worried) to 1 (angry). */
  slant: number;
  /** 0 to 1: lower lids up, until the eyes are arcs. */
  joy: number;
  /** 0 to 1. */
  wide: number;
  /** -1 to 1 each. */
  gazeX: number;
  gazeY: number;
  blush: number;
  tongue: number;
  mark: Mark | null;
};
export type Mark = 'hearts' | 'stars' | 'tear' | 'tears' | 'sweat' | 'anger' | 'sleep' | 'thought' | 'note';

const REST: Pose = {
  blinkLeft: 0,
  blinkRight: 0,
  jaw: 0,
  smile: 0,
  pucker: 0,
  brows: 0,
  turn: 0,
  nod: 0,
  tilt: 0,
  frown: 0,
  slant: 0,
  joy: 0,
  wide: 0,
  gazeX: 0,
  gazeY: 0,
  blush: 0,
  tongue: 0,
  mark: null,
};

export const EXPRESSIONS = {
  calm: { smile: 0.25 },
  happy: { smile: 0.9, brows: 0.35, blush: 0.35 },
  laugh: { smile: 1, jaw: 0.75, joy: 1, brows: 0.5, blush: 0.5 },
  wink: { smile: 0.9, blinkLeft: 1, brows: 0.3, tilt: 0.1, blush: 0.3 },
  love: { smile: 0.9, jaw: 0.35, mark: 'hearts', brows: 0.4, blush: 0.8 },
  starry: { smile: 0.9, jaw: 0.45, mark: 'stars', brows: 0.7 },
  surprised: { jaw: 0.6, pucker: 0.45, brows: 1, wide: 1 },
  shy: { smile: 0.3, pucker: 0.25, blush: 1, gazeX: -0.7, gazeY: 0.35, slant: -0.5, tilt: -0.09, brows: 0.2 },
  thinking: { frown: 0.15, pucker: 0.3, gazeX: 0.7, gazeY: -0.8, slant: 0.15, brows: 0.35, mark: 'thought', tilt: 0.07 },
  playful: { smile: 0.9, jaw: 0.28, tongue: 1, blinkRight: 1, brows: 0.2, tilt: -0.1 },
  kiss: { pucker: 1, blinkLeft: 1, blinkRight: 1, blush: 0.7, mark: 'hearts', tilt: 0.08 },
  sad: { frown: 0.8, slant: -0.9, gazeY: 0.4, nod: 0.12 },
  crying: { frown: 1, jaw: 0.45, slant: -1, blinkLeft: 0.75, blinkRight: 0.75, mark: 'tears', blush: 0.4 },
  angry: { frown: 0.85, slant: 1, mark: 'anger', blush: 0.35 },
  worried: { frown: 0.35, slant: -0.8, brows: 0.4, mark: 'sweat', smile: 0.1 },
  sleepy: { blinkLeft: 1, blinkRight: 1, jaw: 0.18, pucker: 0.4, slant: -0.25, nod: 0.1, mark: 'sleep', tilt: 0.09 },
  singing: { smile: 0.6, jaw: 0.6, joy: 1, brows: 0.5, mark: 'note', tilt: -0.1 },
} as const satisfies Record<string, Partial<Pose>>;
export type Expression = keyof typeof EXPRESSIONS;
export const EXPRESSION_IDS = Object.keys(EXPRESSIONS) as Expression[];
export const isExpression = (id: unknown): id is Expression => typeof id === 'string' && Object.hasOwn(EXPRESSIONS, id);

/** How far a head of this kind turns before the drawing would show that it is flat, radians. */
const LIMITS = { turn: 0.6, nod: 0.45, tilt: 0.5 } as const;
const within = (value: number, least: number, most: number) => (Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : 0);

/** An expression, with what is set live in its place; what is beyond its bounds or no number at all is brought into them. */
export function poseOf(expression: Expression, live: Partial<Coefficients> = {}): Pose {
  const pose: Pose = { ...REST, ...EXPRESSIONS[expression] };
  for (const key of ['blinkLeft', 'blinkRight', 'jaw', 'smile', 'pucker', 'brows'] as const)
    if (live[key] !== undefined) pose[key] = within(live[key], 0, 1);
  for (const key of ['turn', 'nod', 'tilt'] as const) pose[key] = within(live[key] ?? pose[key], -LIMITS[key], LIMITS[key]);
  return pose;
}

/** How far what lies at `depth` (in radii towards the viewer, 1 being the face) moves when the head turns and nods. */
export function shift({ turn, nod }: Pick<Pose, 'turn' | 'nod'>, depth: number): readonly [x: number, y: number] {
  const reach = 34;
  return [Math.sin(turn) * reach * depth, Math.sin(nod) * reach * depth];
}
