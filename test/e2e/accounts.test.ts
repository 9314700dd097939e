import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrive, launch, type Person } from '../support/browser';
import { CLIENT, startOpenId, type OpenId } from '../support/openid';
import { startProduct, type Product } from '../support/product';
import { enter } from '../support/room-page';
import { until } from '../support/until';
import { words as account } from '../support/account-words';

let provider: OpenId;
let product: Product;
let browser: Browser;
let person: Person;
beforeAll(async () => {
  provider = await startOpenId([{ sub: 'h-1', name: 'Haruka', email: 'haruka@example.com', email_verified: true }]);
  product = await startProduct({
    env: {
      OPENID_ISSUER: provider.issuer,
      OPENID_NAME: 'Testpass',
      OPENID_CLIENT_ID: CLIENT.id,
      OPENID_CLIENT_SECRET: CLIENT.secret,
    },
  });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await product.dispose();
  await provider.stop();
});
afterEach(async () => {
  // The provider's page is another site's, and is asked for on purpose.
  expect(person.trouble.filter((line) => !line.includes(new URL(provider.issuer).host))).toEqual([]);
  await person.context.close();
});

const menu = (page: Page) => page.getByTestId('account-menu');
/** Signed in: the header has the menu, and the page is one that a newcomer comes to. */
const isIn = ({ page }: Person) => menu(page).or(page.locator('form')).first().waitFor();
