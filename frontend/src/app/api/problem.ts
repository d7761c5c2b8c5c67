import { HttpErrorResponse } from '@angular/common/http';

/** An RFC 9457 problem as the server sends it. */
export interface Problem {
  /** 0 when the server was not reached at all. */
  readonly status: number;
  readonly code: string;
  readonly traceId?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Codes by field path. */
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Seconds to wait, from Retry-After or the problem itself. */
  readonly retryAfterSeconds?: number;
}

/** Codes that the browser itself finds. */
export type LocalProblemCode = 'network.unreachable' | 'server.failed';

/** Reads a problem from whatever a call threw. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse))
    return { status: 0, code: 'server.failed', parameters: {}, errors: {} };
  const body: unknown = typeof error.error === 'string' ? parsed(error.error) : error.error;
  const given = isRecord(body) ? (body as Partial<Problem>) : {};
  const retryAfter = Number(error.headers.get('Retry-After') ?? given.parameters?.['retryAfterSeconds']);
  return {
    status: error.status,
    code: given.code ?? (error.status === 0 ? 'network.unreachable' : 'server.failed'),
    traceId: given.traceId,
    parameters: given.parameters ?? {},
    errors: given.errors ?? {},
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
