import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { z } from 'zod';

/** What we read of a JSON Schema: what zod and hono-openapi write. Anything else in it is left aside. */
type Shape = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  allOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  propertyNames?: Shape;
  items?: Shape;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
};

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(shape).optional(),
    allOf: z.array(shape).optional(),
    properties: z.record(z.string(), shape).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), shape]).optional(),
    propertyNames: shape.optional(),
    items: shape.optional(),
    pattern: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

/** What a field of a name mostly holds where a schema says only that it is a word or a number: places, members, emoji. */
export type Hints = Record<string, Arbitrary<unknown>>;

const LETTERS = [...'abz 09가힣あ漢é\n\t<>&"\'\\/{}[]%$;-—…', '👨‍👩‍👧', '🍞', '\u202e', '\u0301', '\u200d', '\ufeff', '\u3164', '𠮷'];
const TEXT_MOST = 60;

/** What a text must or must not look like from some place on. */
const LOOKAROUND = /\(\?<?[!=][^()]*\)/g;

function text({ pattern, minLength = 0, maxLength = TEXT_MOST }: Shape): Arbitrary<unknown> {
  // Nothing here makes texts by what they mustn't look like: those come out a little wilder, and are refused where they should be.
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern.replace(LOOKAROUND, '')));
  const most = Math.max(minLength, Math.min(maxLength, TEXT_MOST));
  const usual = fc.array(fc.constantFrom(...LETTERS), { minLength, maxLength: most }).map((letters) => letters.join(''));
  const longest = fc.constantFrom('x', '가', '𠮷').map((letter) => letter.repeat(maxLength));
  return fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: longest });
}

const number = (type: 'integer' | 'number', { minimum = 0, maximum = 1000 }: Shape): Arbitrary<unknown> => {
  const [min, max] = [Math.max(minimum, Number.MIN_SAFE_INTEGER), Math.min(maximum, Number.MAX_SAFE_INTEGER)];
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return type === 'integer' ? whole : fc.oneof(whole, fc.double({ min, max, noNaN: true }));
};

/** Values that a JSON Schema takes, as good as its words say; `root` is where its references lead. */
export function valuesOf(schema: unknown, hints: Hints = {}, root: unknown = schema): Arbitrary<unknown> {
  const at = (of: Shape): Arbitrary<unknown> => {
    if (of.$ref !== undefined) return at(referred(root, of.$ref));
    if ('const' in of && of.const !== undefined) return fc.constant(of.const);
    if (of.enum) return fc.constantFrom(...of.enum);
    if (of.anyOf) return fc.oneof(...of.anyOf.map(at));
    if (of.allOf) return fc.tuple(...of.allOf.map(at)).map((parts) => Object.assign({}, ...parts));
    const types = [of.type ?? 'anything'].flat();
    return fc.oneof(...types.map((type) => ofType(type, of)));
  };
  const ofType = (type: string, of: Shape): Arbitrary<unknown> => {
    if (type === 'string') return text(of);
    if (type === 'integer' || type === 'number') return number(type, of);
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'array') return fc.array(of.items ? at(of.items) : fc.jsonValue(), { maxLength: 3 });
    return type === 'object' ? object(of) : fc.jsonValue();
  };
  const object = (of: Shape): Arbitrary<unknown> => {
    if (!of.properties && of.propertyNames && typeof of.additionalProperties === 'object')
      return fc.dictionary(at(of.propertyNames) as Arbitrary<string>, at(of.additionalProperties), { maxKeys: 4 });
    const fields = Object.entries(of.properties ?? {}).map(([name, value]): [string, Arbitrary<unknown>] => {
      const hint = Object.hasOwn(hints, name) && value.const === undefined && value.enum === undefined ? hints[name] : undefined;
      return [name, hint ? fc.oneof({ weight: 9, arbitrary: hint }, { weight: 1, arbitrary: at(value) }) : at(value)];
    });
    return fc.record(Object.fromEntries(fields), { requiredKeys: of.required ?? [], noNullPrototype: true });
  };
  return at(shape.parse(schema));
}

function referred(root: unknown, ref: string): Shape {
  let at: unknown = root;
  for (const name of ref.replace(/^#\//, '').split('/')) at = z.record(z.string(), z.unknown()).parse(at)[name];
  return shape.parse(at);
}
