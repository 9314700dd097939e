import type { z } from '$rooms/protocol/z';

/** What this browser keeps for a page under a name: `otherwise` where it keeps nothing, or nothing of that shape. */
export function keptAs<T>(name: string, shape: z.ZodMiniType<T>, otherwise: T) {
  return {
    read(): T {
      try {
        return shape.safeParse(JSON.parse(localStorage.getItem(name) ?? '')).data ?? otherwise;
      } catch {
        return otherwise;
      }
    },
    /** Where storage is denied, it is gone with the page. */
    write(value: T) {
      try {
        localStorage.setItem(name, JSON.stringify(value));
      } catch {
        // A convenience: nothing depends on it.
      }
    },
  };
}
