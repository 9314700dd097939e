import { describeRoute, resolver } from 'hono-openapi';
import type { ZodType } from 'zod';
import { ERRORS, type ErrorCode } from '../../rooms/protocol/error';
import { PROBLEM_TYPE } from '../http/problem';

type Answers = Record<number, [description: string, schema?: ZodType]>;
type Tag = 'rooms' | 'members' | 'embed' | 'messages' | 'people' | 'characters' | 'profiles' | 'pictures' | 'partners' | 'share' | 'server';
/** Who may call: anybody; the holder of a session; of a member's key; of either; of a session or a partner's token; or of a session or key where strangers may not read. */
type Security = 'none' | 'session' | 'key' | 'session or key' | 'session or token' | 'optional';

type Requirements = Record<string, string[]>[];
const session: Requirements = [{ sessionToken: [] }, { sessionCookie: [] }];
const key: Requirements = [{ memberKey: [] }];
const SECURITY: Record<Security, Requirements> = {
  none: [],
  session,
  key,
  'session or key': [...session, ...key],
  'session or token': [...session, { partnerToken: [] }],
  optional: [{}, ...session, ...key],
};

/** A status and the codes that it may carry, as openapi.json has them. */
function refusals(codes: readonly ErrorCode[]) {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\``).join(', '),
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
        ...(status === 429
          ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' as const, minimum: 1 } } } }
          : {}),
      },
    ]),
  );
}

/** One route in openapi.json: what it answers when all is well, and every code that it may refuse with. */
export const describe = (tag: Tag, summary: string, answers: Answers, codes: readonly ErrorCode[] = [], security: Security = 'none') =>
  describeRoute({
    tags: [tag],
    summary,
    security: SECURITY[security],
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, [description, schema]]) => [
          status,
          schema === undefined ? { description } : { description, content: { 'application/json': { schema: resolver(schema) } } },
        ]),
      ),
      ...refusals([...codes, 'server.failed']),
    },
  });

/** The body of a route whose room parses it. */
export const describeBody = (schema: ZodType) =>
  describeRoute({ requestBody: { required: true, content: { 'application/json': { schema: resolver(schema) } } } });
