import { asUsual, ask, client, type Fetching } from '$lib/api';
import type { Lang } from '$rooms/protocol/lang';

/** Rooms in other sites' pages: who may frame them, and how a member gets into a frame and out of it. */
export const embedApi = (using: Fetching = asUsual) => {
  const { embed, rooms } = client(using).api;
  const room = rooms[':slug'];
  return {
    framing: (slug: string) => ask(embed.rooms[':slug'].$get({ param: { slug } }), (r) => r.json()),
    partner: (id: string) => ask(embed.partners[':id'].$get({ param: { id } }), (r) => r.json()),
    /** A partner's token for a member's key, once. */
    exchange: (slug: string, json: { token: string; lang: Lang }) =>
      ask(embed.rooms[':slug'].exchange.$post({ param: { slug }, json }), async (r) => await r.json()),
    /** The room of a work. */
    work: (json: { content: string; token?: string; lang: Lang }) => ask(embed.works.$post({ json }), (r) => r.json()),
    /** A code by which another browser becomes the same member. */
    handover: (slug: string, key: string) =>
      ask(room.handover.$post({ param: { slug } }, { headers: { authorization: `Bearer ${key}` } }), (r) => r.json()),
    redeem: (slug: string, code: string) => ask(room.redeem.$post({ param: { slug }, json: { code } }), (r) => r.json()),
  };
};
