import type { z } from '../http/z';

type Path = readonly PropertyKey[];
type Tree = Record<PropertyKey, unknown>;
type Issue = z.core.$ZodIssue;

/** Each round takes at least one thing away; what needs more than this is no value of the shape at all. */
const ROUNDS_MAX = 200;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;
const at = (root: unknown, path: Path) => path.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), root);

/** Takes away what is at a path; where nothing is, so that something is missing, what it is missing in. False: all of it would go. */
function take(root: unknown, path: Path): boolean {
  const key = path.at(-1);
  if (key === undefined) return false;
  const parent = at(root, path.slice(0, -1));
  if (Array.isArray(parent) && typeof key === 'number') return parent.splice(key, 1).length > 0 || take(root, path.slice(0, -1));
  if (!isTree(parent) || !(key in parent)) return take(root, path.slice(0, -1));
  return delete parent[key];
}

function mend(root: unknown, issue: Issue): boolean {
  const list = at(root, issue.path);
  if (issue.code !== 'too_big' || !Array.isArray(list)) return take(root, issue.path);
  list.length = Math.min(list.length, Number(issue.maximum));
  return true;
}

/** `value` without what `schema` refuses of it: the rest is kept, and defaults stand for what is gone. Null where nothing fits. */
export function mended<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const copy: unknown = structuredClone(value);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const { success, data, error } = schema.safeParse(copy);
    if (success) return data;
    // One at a time: what is taken from a list moves what the other issues speak of.
    const [issue] = error.issues;
    if (!issue || !mend(copy, issue)) return null;
  }
  return null;
}
