import type { Db } from '../db/client';
import type { Env } from '../env';
import type { Lang } from '../../rooms/protocol/lang';
import type { Visitor } from './session';

/** What every route finds in its context. Routes behind `signedIn` or `withAccount` also find `person` and `visitor`. */
export type App = {
  Bindings: Env;
  Variables: { db: Db; lang: Lang; requestId: string; person: string; visitor: Visitor };
};
