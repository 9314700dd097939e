import { DrizzleQueryError } from 'drizzle-orm';
import { AppError, ERRORS, type ErrorCode, type Refusal } from '../../rooms/protocol/error';
import { errorText } from '../../rooms/protocol/error-texts';
import type { Lang } from '../../rooms/protocol/lang';
import { langOf } from './locale';

export const PROBLEM_TYPE = 'application/problem+json';

/** A refusal as RFC 9457 spells it. `title` is the same for everybody, `detail` is for the reader. */
export function problemOf(refusal: Refusal, lang: Lang, status: number = ERRORS[refusal.code]): Response {
  const { code, issues, retryAfterMs } = refusal;
  const body = {
    type: `urn:openlink:error:${code}`,
    title: errorText(code, 'en'),
    status,
    detail: errorText(code, lang),
    code,
    ...(issues === undefined ? {} : { errors: issues }),
    ...(refusal.now === undefined ? {} : { now: refusal.now }),
  };
  const headers = new Headers({ 'content-type': PROBLEM_TYPE, 'content-language': lang });
  secure(headers);
  if (status === 429) headers.set('retry-after', String(Math.max(1, Math.ceil((retryAfterMs ?? 60_000) / 1000))));
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status, headers });
}

export const problem = (code: ErrorCode, request: Request, more: Omit<Refusal, 'code'> = {}, status?: number) =>
  problemOf({ code, ...more }, langOf(request.headers.get('accept-language')), status);

/** What the log may have of an error. A failed query's message, which its stack repeats, holds what people wrote: D1's own, beneath it, doesn't. */
function loggable(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = String(error.cause ?? '');
  if (!(error instanceof DrizzleQueryError)) return { message: error.message, stack: error.stack, cause };
  return { message: `Failed query: ${error.query}`, stack: error.stack?.replace(error.message, ''), cause };
}

/**
 * The funnel: what was refused says why; anything else is our mistake, which the log gets whole and the answer not at all.
 * `status` is 503 where it is known that the fault is in what we stand on.
 */
export function failed(error: unknown, request: Request, requestId: string = crypto.randomUUID(), status = 500): Response {
  if (error instanceof AppError) return problem(error.code, request, error.more);
  const { pathname: path } = new URL(request.url);
  console.error(JSON.stringify({ level: 'error', requestId, method: request.method, path, ...loggable(error) }));
  const answer = problem('server.failed', request, {}, status);
  answer.headers.set('x-request-id', requestId);
  return answer;
}

/** What every answer that is no page says: not to be sniffed, kept, framed or read from elsewhere. */
export function secure(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
}
