import { z } from 'zod';
import { ERRORS } from '$rooms/protocol/error';
import { spec, type Asked } from './http-requests';
import { insidesIn } from './insides';

export type Answered = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

const isCode = (code: string): code is keyof typeof ERRORS => Object.hasOwn(ERRORS, code);
const problem = z.strictObject({
  type: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  code: z.string().refine(isCode),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
  now: z.int().optional(),
});
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Says what the contract forbids in an answer: made once from openapi.json, whose answers are held to its schemas. */
export function judgeOf(document: unknown, origin: string): (asked: Asked, answered: Answered) => string[] {
  const { paths, components } = spec.parse(document);
  const schemas = new Map<unknown, z.ZodType>();
  const check = (schema: unknown): z.ZodType => {
    const known = schemas.get(schema) ?? z.fromJSONSchema(alone(schema, components.schemas) as z.core.JSONSchema.JSONSchema);
    schemas.set(schema, known);
    return known;
  };

  return (asked, { status, headers, text }) => {
    const wrong: string[] = [];
    const { pathname } = new URL(asked.target, origin);
    const isOurs = ['/healthz', '/oembed', '/api'].includes(pathname) || ['/api/', '/cards/'].some((start) => pathname.startsWith(start));
    // oEmbed's own word for a format that isn't spoken (§2.3.1); what else is wrong with it is said below.
    const isMeant = status === 501 && pathname === '/oembed';
    if (isOfPlatform(status, text)) return wrong;
    if (status >= 500 && !isMeant) wrong.push(`status ${status}`);
    const inside = insidesIn(text);
    if (inside) wrong.push(`says ${inside}`);
    if (!isOurs) return wrong;
    const isAuth = pathname.startsWith('/api/auth/');
    if (headers['x-content-type-options'] !== 'nosniff') wrong.push('not nosniff');
    const code = status >= 400 && !isAuth && asked.method !== 'HEAD' ? problemIn(status, headers, text, wrong) : null;
    if (isForeign(asked, origin) && (status !== 403 || (asked.method !== 'HEAD' && !text.includes('"auth.forbidden"'))))
      wrong.push(`a foreign request got ${status} ${code ?? ''}`);
    const operation = asked.path === null ? undefined : paths[asked.path]?.[asked.method.toLowerCase()];
    if (!operation || isAuth) return wrong;
    const answer = operation.responses[String(status)];
    // What every route may answer, whatever it says of itself: a body too large, a foreign origin, a slug that isn't one.
    if (!answer && ![400, 403, 404, 413].includes(status)) wrong.push(`status ${status} is not in openapi.json`);
    const schema = status < 300 ? answer?.content?.['application/json']?.schema : undefined;
    if (schema) {
      const read = check(schema).safeParse(parsed(text));
      if (!read.success) wrong.push(`not by openapi.json: ${read.error.message.slice(0, 300)}`);
    }
    return wrong;
  };
}

/** A schema that brings along what it refers to, where zod looks for it. */
const alone = (schema: unknown, $defs: unknown): unknown =>
  JSON.parse(JSON.stringify({ ...(schema as object), $defs }).replaceAll('#/components/schemas/', '#/$defs/'));

function problemIn(status: number, headers: Answered['headers'], text: string, wrong: string[]): string | null {
  if (headers['content-type'] !== 'application/problem+json') wrong.push(`${status} as ${headers['content-type']}`);
  const read = problem.safeParse(parsed(text));
  if (!read.success) {
    wrong.push(`no problem of ours: ${text.slice(0, 200)}`);
    return null;
  }
  const { code } = read.data;
  if (read.data.status !== status || (isCode(code) && ERRORS[code] !== status)) wrong.push(`${code} with ${status}`);
  if (status === 429 && !/^[1-9]\d*$/.test(String(headers['retry-after']))) wrong.push(`429 with Retry-After ${headers['retry-after']}`);
  return code;
}

/** What the platform refuses before the Worker sees it: an address or headers that are too long. */
const isOfPlatform = (status: number, text: string) =>
  (status === 414 && text === 'URI too long') || (status === 431 && text === 'message head is too large');

/** A state-changing request from another site's page, or with a cookie and no word of where it comes from. */
function isForeign({ method, headers }: Asked, origin: string): boolean {
  if (READS.has(method)) return false;
  // An empty one is none: the platform leaves it out.
  return headers['origin'] ? headers['origin'] !== origin : Boolean(headers['cookie']);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
