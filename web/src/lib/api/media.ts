import { getLocale } from '$lib/paraglide/runtime';
import { ask, client, type Fetching } from '$lib/api';

/** A picture of somebody's; `width` and `height` are of its largest size, px. */
export type Picture = { id: string; width: number; height: number };

/** One's own pictures. */
export const mediaApi = (using: Fetching = fetch) => {
  const { pictures } = client(using).api.media;
  return {
    /** The same `key` again is the same picture, however often the answer got lost. */
    upload: (file: Blob, key: string) =>
      ask(
        using('/api/media/pictures', {
          method: 'POST',
          headers: { 'content-type': file.type || 'application/octet-stream', 'idempotency-key': key, 'accept-language': getLocale() },
          body: file,
        }),
        (r): Promise<Picture> => r.json(),
      ),
    list: (cursor?: string) => ask(pictures.$get({ query: { limit: '60', ...(cursor === undefined ? {} : { cursor }) } }), (r) => r.json()),
    remove: (id: string) => ask(pictures[':id'].$delete({ param: { id } }), async () => null),
  };
};
