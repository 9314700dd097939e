import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { drizzle } from 'drizzle-orm/d1';
import { list } from '../../worker/directory/list';
import { makeRoom, guest } from './client';

const ROOMS = 10_000;

/** Ten thousand public rooms, each with titles and descriptions in four languages, as search and the list read them. */
beforeAll(async () => {
  await makeRoom(await guest());
  const text = '\u0001 성수동 카페 이야기 カフェの話 cerita kafe coffee talk 매주 모여서 커피를 마셔요 毎週コーヒーを飲みます '.repeat(6);
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROOMS - 1})
     INSERT INTO room (slug, title, topic_kind, topic_name, description, visibility, entry, embed, lang, readers, closed, slow_mode_ms,
       online, member_count, speakers, last_message_at, created_at, rank, search, translations, words)
     SELECT 'size' || i, title || i, topic_kind, topic_name, description, visibility, entry, embed, lang, readers, closed, slow_mode_ms,
       i % 7, 10, 2, created_at - i * 1000, created_at, created_at - i * 1000,
       CASE WHEN i % 100 = 0 THEN '희귀' ELSE '' END || 'title' || i || char(12) || ?1 || i, ?2, ?3
     FROM n, (SELECT * FROM room LIMIT 1)`,
  )
    .bind(text, JSON.stringify({ ja: { title: 'カフェ', description: text, engine: 'x' } }), JSON.stringify([{ text: text.slice(0, 200) }]))
    .run();
});

/** What D1 says of a question: rows read, and its own time. */
async function cost(asked: Partial<Parameters<typeof list>[1]>) {
  const statements: D1PreparedStatement[] = [];
  const watched = new Proxy(env.DB, {
    get: (db, name) =>
      name === 'prepare'
        ? (query: string) => {
            const statement = db.prepare(query);
            return Object.assign(Object.create(statement) as D1PreparedStatement, {
              bind: (...values: unknown[]) => {
                const bound = statement.bind(...values);
                statements.push(bound);
                return bound;
              },
            });
          }
        : Reflect.get(db, name),
  });
  const { items, nextCursor } = await list(drizzle(watched, { casing: 'snake_case' }), { limit: 50, ...asked }, 'https://openlink.example');
  const { meta } = await statements[0]!.run();
  return { found: items.length, nextCursor, read: meta.rows_read, ms: meta.duration };
}

test('at 10,000 public rooms a page of the list reads little more than itself, and a search each room once', async () => {
  const browsed = await cost({});
  const none = await cost({ q: '어디에도 없는 말' });
  const rare = await cost({ q: '희귀' });
  const common = await cost({ q: 'coffee 카페' });
  const next = await cost({ q: 'coffee 카페', cursor: common.nextCursor! });
  const kind = await cost({ q: 'coffee', kind: 'place' });
  console.log(
    'Rows read and ms at 10,000 rooms:',
    JSON.stringify({ browsed, none, rare, common, next, kind }, (key, value: unknown) => (key === 'nextCursor' ? undefined : value)),
  );
  expect(browsed.read).toBeLessThanOrEqual(60);
  for (const search of [none, rare, common, next, kind]) expect(search.read).toBeLessThanOrEqual(ROOMS * 2 + 500);
  expect([none.found, rare.found, common.found, next.found]).toEqual([0, 50, 50, 50]);
});
