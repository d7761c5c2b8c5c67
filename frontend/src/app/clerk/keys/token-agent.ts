import { HttpClient } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { CertificateChallenge, PreparedPaper, SigningSession } from '../../api/staff-types';
import type { SignBatch } from '../sign/signers';
import { Bytes, fromBase64 } from './bytes';

/** A key on a token in this computer; it signs there, through the agent, and never leaves. */
export interface TokenKey {
  /** SHA-256 of its SubjectPublicKeyInfo, as the server knows it. */
  readonly id: string;
  readonly certificate: Bytes;
  /** The first is the best that the token can do. */
  readonly algorithms: readonly string[];
}

/** How things stand at this computer. */
export type AgentState = 'unasked' | 'looking' | 'unused' | 'absent' | 'foreign' | 'empty' | 'ready';

/** The agent or the token refused; the codes are those of the loopback protocol. */
export class AgentError extends Error {
  constructor(
    readonly code: string,
    readonly triesLeft?: number,
    readonly retryAt?: string,
  ) {
    super(code);
  }
}

interface AgentOutcome {
  readonly item: number;
  readonly signature?: string | null;
  readonly code?: string | null;
}

const remembered = 'ops.token-agent';

/** The agent at this computer that signs with a PKCS#11 token. Only this computer can reach it. */
@Service()
export class TokenAgent {
  private readonly http = inject(HttpClient);
  private address?: string;
  private readonly found = signal<readonly TokenKey[]>([]);
  private readonly standing = signal<AgentState>('unasked');

  readonly keys = this.found.asReadonly();
  readonly state = this.standing.asReadonly();

  /** Looks again where a token was used before; nobody else's browser is made to ask for this computer. */
  async lookAgain(): Promise<void> {
    if (localStorage.getItem(remembered) && this.standing() === 'unasked') await this.look();
  }

  async look(): Promise<void> {
    this.standing.set('looking');
    try {
      this.address = await this.findAddress();
      if (!this.address) return this.standing.set('unused');
      const answer = await fetch(`${this.address}/certificates`);
      const listed = (await answer.json()) as {
        keyHint: string;
        certificate: string;
        algorithms: string[];
      }[];
      this.found.set(
        listed.map((one) => ({
          id: one.keyHint,
          certificate: fromBase64(one.certificate),
          algorithms: one.algorithms,
        })),
      );
      if (listed.length) localStorage.setItem(remembered, '1');
      this.standing.set(listed.length ? 'ready' : 'empty');
    } catch {
      this.found.set([]);
      this.standing.set((await this.listens()) ? 'foreign' : 'absent');
    }
  }

  /** Errors: `AgentError`. */
  signer(key: TokenKey, pin: string): SignBatch {
    return async (session, items, made) => {
      const tickets = await this.tickets(session);
      const known = items.filter(({ slipId }) => tickets.has(slipId));
      for (const item of items) if (!known.includes(item)) made(item, { code: 'signing.slip-not-prepared' });
      if (!known.length) return;
      const batch = known.map((item) => ({
        ticket: tickets.get(item.slipId),
        bytesToSign: item.bytesToSign,
      }));
      await this.send(key, session.algorithm, pin, batch, ({ item, signature, code }) => {
        const one = known[item];
        if (one)
          made(
            one,
            signature ? { signature: fromBase64(signature) } : { code: code ?? 'agent.signing-failed' },
          );
      });
    };
  }

  /** Proves that this token holds a key. Errors: `AgentError`. */
  async prove(key: TokenKey, pin: string, challenge: CertificateChallenge): Promise<Bytes> {
    const answers: AgentOutcome[] = [];
    const items = [{ ticket: challenge.ticket, bytesToSign: challenge.bytesToSign }];
    await this.send(key, key.algorithms[0] ?? '', pin, items, (one) => answers.push(one));
    const [answer] = answers;
    if (!answer?.signature) throw new AgentError(answer?.code ?? 'agent.signing-failed');
    return fromBase64(answer.signature);
  }

  private async findAddress(): Promise<string | undefined> {
    try {
      const { address } = await firstValueFrom(this.http.get<{ address: string }>('/api/signing-agent'));
      return address.replace(/\/$/, '');
    } catch (error) {
      if (problemOf(error).status === 404) return undefined;
      throw error;
    }
  }

  /** An answer that this page may not read tells an agent that doesn't know the portal from none at all. */
  private async listens(): Promise<boolean> {
    try {
      if (!this.address) return false;
      await fetch(`${this.address}/health`, { mode: 'no-cors' });
      return true;
    } catch {
      return false;
    }
  }

  private async tickets(session: SigningSession): Promise<ReadonlyMap<PreparedPaper['slipId'], string>> {
    const url = `/api/signing-sessions/${encodeURIComponent(session.id)}/tickets`;
    const tickets = await firstValueFrom(this.http.post<{ slipId: string; ticket: string }[]>(url, {}));
    return new Map(tickets.map(({ slipId, ticket }) => [slipId, ticket]));
  }

  private async send(
    key: TokenKey,
    algorithm: string,
    pin: string,
    items: readonly unknown[],
    each: (outcome: AgentOutcome) => void,
  ): Promise<void> {
    let answer: Response;
    try {
      answer = await fetch(`${this.address}/signatures`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ keyHint: key.id, algorithm, pin, items }),
      });
    } catch {
      throw new AgentError((await this.listens()) ? 'agent.origin-unknown' : 'agent.absent');
    }
    if (!answer.ok) {
      const refusal = (await answer.json()) as { code: string; triesLeft?: number; retryAt?: string };
      throw new AgentError(refusal.code, refusal.triesLeft, refusal.retryAt);
    }
    for await (const line of linesOf(answer)) each(JSON.parse(line) as AgentOutcome);
  }
}

/** Lines as they arrive; the last one needs no end. */
async function* linesOf(answer: Response): AsyncGenerator<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest) yield rest;
}
