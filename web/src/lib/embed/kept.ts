/** A store of the browser's, or memory that lives as long as the frame where the browser denies it. */
export function keptIn(storage: () => Storage, name: string) {
  let inMemory: string | null = null;
  return {
    read(): string | null {
      try {
        return storage().getItem(name) ?? inMemory;
      } catch {
        return inMemory;
      }
    },
    write(value: string | null) {
      inMemory = value;
      try {
        if (value === null) storage().removeItem(name);
        else storage().setItem(name, value);
      } catch {
        // In memory it is.
      }
    },
  };
}
