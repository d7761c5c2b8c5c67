import { Answers } from '../../../api/types';

/** A JSON merge patch (RFC 7396): null deletes, objects merge, everything else replaces. */
export type Patch = Record<string, unknown>;

/** What turns `from` into `to`. */
export function difference(from: Answers, to: Answers): Patch {
  const patch: Patch = {};
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const before = from[key];
    const after = to[key];
    if (same(before, after)) continue;
    if (after === undefined || after === null) patch[key] = null;
    else if (isObject(before) && isObject(after)) patch[key] = difference(before, after);
    else patch[key] = after;
  }
  return patch;
}

/** The answers with the patch applied; neither argument is changed. */
export function patched(answers: Answers, patch: Patch): Answers {
  const result = new Map<string, unknown>(Object.entries(answers));
  for (const [key, value] of Object.entries(patch)) {
    const before = result.get(key);
    if (value === null) result.delete(key);
    else if (isObject(value)) result.set(key, patched(isObject(before) ? before : {}, value));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

/** The top-level fields that both sides changed since `base`, to different values. */
export function conflicts(base: Answers, theirs: Answers, mine: Patch): string[] {
  const wanted = patched(base, mine);
  return Object.keys(mine).filter((key) => !same(base[key], theirs[key]) && !same(theirs[key], wanted[key]));
}

export function isEmpty(patch: Patch): boolean {
  return Object.keys(patch).length === 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  if (a === b || ((a ?? null) === null && (b ?? null) === null)) return true;
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
  }
  return (
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
  );
}
