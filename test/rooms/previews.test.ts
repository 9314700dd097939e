import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { outsideAt } from '../support/outside-at';
import { both } from './both';
import { makeWorld, ok } from './world';

const web = outsideAt(env.OUTSIDE_STAND_IN);
const page = (title: string) => ({ body: `<!doctype html><head><title>${title}</title>` });

both('previews', (isEvicting) => {
  test('[PRV1] [PRV2] [PRV4] [PRV5] a link is shown to all, kept, and taken away', async () => {
    const at = `${new URL(env.OUTSIDE_STAND_IN!).host}/${crypto.randomUUID()}`;
    await web.put(at, page('달빛 베이커리 3화'));
    const url = `http://${at}`;
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    const tokyo = await world.enter('Tokyo', 'ja');
    const { seq } = await tokyo.say(`これ ${url}`);
    const preview = { url, title: '달빛 베이커리 3화', site: '127.0.0.1' };
    expect(await seoul.next('preview.added')).toEqual({ type: 'preview.added', target: seq, ...preview });
    await world.before();
    expect(ok(await world.stub.messages(null, { limit: 10 })).items[0]).toMatchObject({ seq, previews: [preview] });
    const jakarta = await world.enter('Jakarta', 'id');
    expect((await jakarta.next('history.page')).messages[0]).toMatchObject({ previews: [preview] });

    expect(await jakarta.refused({ type: 'preview.remove', target: seq, url })).toMatchObject({ code: 'auth.forbidden' });
    await tokyo.send({ type: 'preview.remove', target: seq, url });
    expect(await seoul.next('preview.removed')).toEqual({ type: 'preview.removed', target: seq, url });
    await world.before();
    expect(ok(await world.stub.messages(null, { limit: 10 })).items[0]).not.toHaveProperty('previews');
    expect((await world.dump()).includes('베이커리 3화')).toBe(false);

    await seoul.send({ type: 'room.set', previews: false });
    expect((await tokyo.next('room.updated')).room.previews).toBe(false);
    await tokyo.say(`${url}?again`);
    await scheduler.wait(300);
    await tokyo.settled();
    expect(tokyo.heard('preview.added')).toHaveLength(1);
  });

  test('[PRV3] what may not be asked for, and what answers nothing, stays a link', async () => {
    const world = await makeWorld(isEvicting);
    const seoul = await world.lead();
    await seoul.say('http://127.0.0.1/ http://169.254.169.254/latest/meta-data/ http://localhost:6379/');
    await seoul.say(`${env.OUTSIDE_STAND_IN}/bad/cut ${env.OUTSIDE_STAND_IN}/nowhere`);
    await scheduler.wait(500);
    await seoul.settled();
    expect(seoul.heard('preview.added')).toEqual([]);
    expect(ok(await world.stub.messages(null, { limit: 10 })).items.every(({ previews }) => previews === undefined)).toBe(true);
  });
});
