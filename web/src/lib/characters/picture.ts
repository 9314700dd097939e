import type { Recipe } from '$rooms/protocol/character';
import { characterSvg } from './svg';

/**
 * A picture as a file of its own. The ids in it are made of its own id, so that the same character in two rooms is two files that have
 * nothing in common by which a program could know them. It can run and load nothing, wherever it is opened.
 */
export function pictureResponse(recipe: Recipe, id: string): Response {
  const ids = `p${id.replaceAll(/[^a-z0-9]/gi, '')}`;
  return new Response(characterSvg(recipe, { expression: 'happy', ids }), {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      // What an id names never changes, but may be taken away.
      'cache-control': 'private, max-age=86400',
    },
  });
}
