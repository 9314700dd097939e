import { ask, client, type Fetching } from '$lib/api';
import type { PetView } from '$worker/pets/input';
import type { Deed, PetKind } from '$worker/pets/kinds';
import { v7 } from 'uuid';

export type Adopted = { kind: PetKind; coat: number; name: string };

/** Calls about the pet of one space. */
export const petApi = (handle: string, using: Fetching = fetch) => {
  const routes = client(using).api.profiles[':handle'].pet;
  const param = { handle };
  return {
    look: () => ask(routes.$get({ param }), (r): Promise<{ pet: PetView | null }> => r.json()),
    adopt: (json: Adopted) => ask(routes.$put({ param, json }), (r): Promise<{ pet: PetView }> => r.json()),
    letGo: () => ask(routes.$delete({ param }), async () => null),
    /** The same `id` again is the same deed, however often its answer got lost. */
    act: (deed: Deed, id: string = v7()) => ask(routes.deeds.$post({ param, json: { ...deed, id } }), (r) => r.json()),
  };
};
