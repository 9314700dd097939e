import { ask, client, type Fetching } from '$lib/api';
import type { Recipe } from '$rooms/protocol/character';

/** Calls about characters. */
export const charactersApi = (using: Fetching = fetch) => {
  const routes = client(using).api;
  return {
    mine: () => ask(routes.characters.mine.$get(), (r) => r.json()),
    save: (recipe: Recipe) => ask(routes.characters.mine.$put({ json: { recipe } }), (r) => r.json()),
    remove: () => ask(routes.characters.mine.$delete(), async () => null),
    drawn: (id: string) => ask(routes.characters[':id'].$get({ param: { id } }), (r) => r.json()),
    drawnIn: (slug: string, id: string) => ask(routes.rooms[':slug'].pictures[':id'].$get({ param: { slug, id } }), (r) => r.json()),
  };
};

type Value<A> = A extends { ok: true; value: infer V } ? V : never;
export type MyCharacter = Value<Awaited<ReturnType<ReturnType<typeof charactersApi>['mine']>>>['character'];
