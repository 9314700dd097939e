import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './browser';
import { startProduct, type Product } from './product';

/** The product and a browser for all tests of a file: there when its first test begins, ended after its last. */
export function inBrowser(settings?: Parameters<typeof startProduct>[0]): { readonly product: Product; readonly browser: Browser } {
  let product: Product | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    product = await startProduct(settings);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });
  const started = <T>(what: T | undefined): T => {
    if (!what) throw new Error('Nothing is started before the first test.');
    return what;
  };
  return {
    get product() {
      return started(product);
    },
    get browser() {
      return started(browser);
    },
  };
}
