import type { D1Migration } from '@cloudflare/vitest-plugin';
import type { Env } from '../../worker/env';

declare global {
  namespace Cloudflare {
    interface Env extends ProductEnv {
      D1_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../../worker/index');
    }
  }
}
type ProductEnv = Env;
