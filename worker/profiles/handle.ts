/** What a handle is looked up by: every spelling of it that means the same. */
export const handleKey = (handle: string) => handle.normalize('NFKC').toLowerCase();
