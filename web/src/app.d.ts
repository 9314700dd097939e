import type { Lang } from '$rooms/protocol/lang';

declare global {
  namespace App {
    interface Locals {
      lang: Lang;
      /** The reader, or their browser, asked for a language that we speak. */
      wishes: boolean;
      /** Who may put this page in a frame: `any` site, or these origins. Nobody, where a page doesn't say. */
      framing?: 'any' | readonly string[];
    }
    interface Platform {
      /** What Cloudflare knows of the request; absent in local runs. */
      cf?: { timezone?: string };
      env?: {
        /** Our API, answered in this process. Absent under vite's dev server. */
        api?: (request: Request) => Promise<Response>;
      };
    }
    interface Error {
      message: string;
      /** A code of rooms/protocol/error.ts, where the API gave one. */
      code?: string;
    }
  }
}

export {};
