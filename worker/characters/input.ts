import { recipe } from '../../rooms/protocol/character';
import { z } from '../http/z';

export const characterInput = z.object({ recipe });

const characterId = z
  .string()
  .meta({ description: 'What its picture is asked for by, `/characters/{id}.svg`; another after each change.' });
export const character = z.object({ id: characterId, recipe, updatedAt: z.number() });
export const mine = z.object({ character: character.nullable() });
export const saved = z.object({ character });
export const drawn = z.object({ recipe });
