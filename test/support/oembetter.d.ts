/** It has no types of its own. */
declare module 'oembetter' {
  type Consumer = (
    url: string,
    options: { maxwidth?: number; maxheight?: number },
    done: (error: Error | null, found: unknown) => void,
  ) => void;
  const make: () => { fetch: Consumer };
  export default make;
}
