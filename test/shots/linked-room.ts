import { readFileSync } from 'node:fs';
import type { ContractClient } from '../support/contract-client';
import type { Outside } from '../support/outside';

const picture = readFileSync(new URL('../../.github/room.jpg', import.meta.url));
const page = (title: string, more = '') => ({ body: `<!doctype html><head><title>${title}</title>${more}</head>` });

/** Links of every kind in one room: with and without a picture, short and far too long, several in a message, and one that leads nowhere. */
export async function sayLinks(web: Outside, { seoul, tokyo }: { seoul: ContractClient; tokyo: ContractClient }): Promise<void> {
  web.put(`${web.host}/room.jpg`, { headers: { 'content-type': 'image/jpeg' }, body: picture });
  web.put(
    `${web.host}/87`,
    page(
      '달빛 우체국 87화 - 마지막 편지',
      '<meta property="og:site_name" content="달빛 만화"><meta property="og:image" content="/room.jpg"><meta name="description" content="편지를 태우지 않은 이유. 목요일 밤 열한 시에 이어져요.">',
    ),
  );
  web.put(
    `${web.host}/interview`,
    page('作者インタビュー「灰の袋の重さを、ずっと描きたかった」月光郵便局の五年間をふりかえる 前編・後編まとめ'),
  );
  web.put(
    `${web.host}/merch`,
    page('Moonlight Post Office: stamps, stoves and a very small bakery', '<meta property="og:image" content="/room.jpg">'),
  );
  await seoul.delivered(`방금 올라왔어요 ${web.origin}/87`, { lang: 'ko' });
  await tokyo.delivered(`${web.origin}/interview と ${web.origin}/merch も。 ${web.origin}/nowhere は消えてました`, { lang: 'ja' });
}
