import type { Lang } from '../../rooms/protocol/lang';
import type { Db } from '../db/client';
import type { Env } from '../env';
import { told } from '../room-stub';
import type { PartnerRow } from './store';
import { codeOf, inspect, issuesOfReasons } from './verify';

/** What would become of a token, for whoever builds the site: nothing is spent, counted or joined. */
export async function check(env: Env, db: Db, site: PartnerRow, token: string, audience: readonly string[], lang: Lang) {
  const { header, claims, reasons, verified } = await inspect(env, db, token.trim(), audience, site.id);
  return {
    accepted: verified !== null,
    code: verified === null ? codeOf(reasons) : null,
    reasons: issuesOfReasons(reasons, lang),
    header,
    claims,
    user: verified && { name: verified.name, expiresAt: verified.expiresAt },
  };
}

/** Whether a room may be shown in a site's pages. */
export async function checkRoom(env: Env, site: PartnerRow, slug: string) {
  const [{ room }, { embed, origins, partner }] = await Promise.all([
    told(env, slug, (stub) => stub.view()),
    told(env, slug, (stub) => stub.framing()),
  ]);
  const mayFrame = (origin: string) => embed === 'any' || (embed === 'listed' && origins.includes(origin));
  return {
    slug,
    title: room.title,
    embed,
    isOwn: partner === site.id,
    refusedOrigins: site.origins.filter((origin) => !mayFrame(origin)),
  };
}
