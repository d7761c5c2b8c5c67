/** A key under which an act happens at most once, however often the request is repeated. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
