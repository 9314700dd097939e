import type { Sql } from '$rooms/deps';

const isWrite = (query: string) => /^\s*(INSERT|UPDATE|DELETE)/.test(query);

/** A disk that fails on command. */
export type FailingSql = Sql & {
  /** The n-th write from now on fails, once. */
  failAfter(writes: number): void;
  readonly hasFailed: boolean;
  /** No write succeeds. */
  isFull: boolean;
};

export function failing(sql: Sql): FailingSql {
  let left = Number.POSITIVE_INFINITY;
  let hasFailed = false;
  return {
    isFull: false,
    exec(query, ...values) {
      if (isWrite(query) && (this.isFull || left-- === 0)) {
        hasFailed = true;
        throw new Error('disk full');
      }
      return sql.exec(query, ...values);
    },
    atomically: (work) => sql.atomically(work),
    failAfter(writes) {
      left = writes;
      hasFailed = false;
    },
    get hasFailed() {
      return hasFailed;
    },
  };
}
