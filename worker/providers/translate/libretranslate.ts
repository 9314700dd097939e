import { z } from '../../http/z';
import { EngineFailure, type Engine } from './engine';

const one = z.object({ translatedText: z.string() }).transform(({ translatedText }) => [translatedText]);
const many = z.object({ translatedText: z.array(z.string()) }).transform(({ translatedText }) => translatedText);

/** Where the key is wrong, or the address is shut out for too many requests, asking soon again makes it worse. */
const SHUT_OUT_REST_MS = 10 * 60_000;

/** `Retry-After` in ms: seconds or a date (RFC 9110 §10.2.3). */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/**
 * Any server that speaks LibreTranslate's API (https://docs.libretranslate.com): `POST url/translate`. Its codes for our languages are ours.
 * `url` may have a path; `key` is empty where the server wants none.
 */
export function libreTranslate(url: string, key = ''): Engine {
  const endpoint = `${url.replace(/\/+$/, '')}/translate`;
  return {
    name: 'libretranslate',
    costs: true,
    async translate({ texts, from, to }, signal) {
      const q = texts.length === 1 ? texts[0] : texts;
      const body = JSON.stringify({ q, source: from, target: to, format: 'text', ...(key && { api_key: key }) });
      const response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal });
      if (response.ok) {
        const said = (texts.length === 1 ? one : many).parse(await response.json());
        if (said.length !== texts.length) throw new EngineFailure(`${texts.length} texts came back as ${said.length}`);
        return said;
      }
      // Its own words are for nobody's log: they may quote what people said.
      await response.body?.cancel();
      const reason = String(response.status);
      if (response.status === 429) {
        throw new EngineFailure(reason, { isFinal: true, retryAfterMs: retryAfterOf(response.headers.get('retry-after'), Date.now()) });
      }
      if (response.status === 401 || response.status === 403) {
        throw new EngineFailure(reason, { isFinal: true, retryAfterMs: SHUT_OUT_REST_MS });
      }
      // A language that this server lacks, a text over its limit, or a key that it wants and didn't get.
      if (response.status === 400) {
        console.warn(`translate: libretranslate refused ${from} to ${to}: ${reason}`);
        return texts.map(() => null);
      }
      throw new EngineFailure(reason, { retryAfterMs: retryAfterOf(response.headers.get('retry-after'), Date.now()) });
    },
  };
}
