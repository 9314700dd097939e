import type { D1Migration } from '@cloudflare/vitest-plugin';
import type { Env as ProductEnv } from '../../worker/env';
import type * as main from '../../worker/index';

declare global {
  namespace Cloudflare {
    interface Env extends ProductEnv {
      D1_MIGRATIONS?: D1Migration[];
      /** Origin of a server that speaks LibreTranslate's API (libretranslate-at.ts). */
      LIBRETRANSLATE_STAND_IN?: string;
      /** Origin of a web of pages and of its DNS (outside.ts). */
      OUTSIDE_STAND_IN?: string;
      /** Issuer of an OpenID provider (openid.ts). */
      OPENID_STAND_IN?: string;
    }
    interface GlobalProps {
      mainModule: typeof main;
    }
  }
}
