import type { Recipe } from '$rooms/protocol/character';
import { moving, placed, sceneOf } from './drawing/scene';
import { poseOf, type Coefficients, type Expression } from './rig';

/** How much of the character is in the picture, in a square: its features, the head and shoulders, the upper body; or all of it, upright. */
export type Framing = 'close' | 'face' | 'bust' | 'figure';
const SQUARES = { close: '58 66 124 124', face: '19 12 202 202', bust: '0 2 240 240' } as const;
export const viewBoxOf = (framing: Framing, height: number): string => (framing === 'figure' ? `0 6 240 ${height - 6}` : SQUARES[framing]);

type Options = {
  expression?: Expression;
  framing?: Framing;
  coefficients?: Partial<Coefficients>;
  /** Without what is behind: for a page's own. */ bare?: boolean;
  /** Begins the ids inside; letters and figures of ours. */ ids?: string;
};

/**
 * A character as one picture that moves nothing, for servers and sheets. What comes from the recipe gets into it as a name that was looked
 * up, or a colour that was checked, and in no other way.
 */
export function characterSvg(
  recipe: Recipe,
  { expression = 'calm', framing = 'face', coefficients, bare = false, ids = 'c' }: Options = {},
): string {
  const scene = sceneOf(recipe);
  const pose = poseOf(expression, coefficients);
  const planes = scene.planes
    .filter(({ key }) => !(bare && key === 'ground'))
    .map((plane) => `<g transform="${placed(plane, pose)}">${plane.still}${moving(plane.key, scene, pose, ids)}</g>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" id="${ids}" viewBox="${viewBoxOf(framing, scene.height)}" stroke-linecap="round" stroke-linejoin="round">${planes}</svg>`;
}
