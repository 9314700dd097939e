import type { Db } from '../db/client';
import type { Env } from '../env';
import type { Lang } from '../../rooms/protocol/lang';

/** What every route finds in its context. Routes behind `signedIn` also find `person`. */
export type App = {
  Bindings: Env;
  Variables: { db: Db; lang: Lang; requestId: string; person: string };
};
