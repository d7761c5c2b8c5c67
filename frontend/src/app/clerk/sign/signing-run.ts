import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { PreparedSlip, SignatureResult, SigningSession } from '../../api/staff-types';
import { fromBase64, toBase64 } from '../keys/bytes';
import { coveredDigest } from '../keys/covered-digest';
import { sign, SigningAlgorithm } from '../keys/key-kinds';
import { digestIn } from '../keys/signed-attributes';
import { OpenKey } from './signing-keys';

/** What became of one slip. */
export interface SlipOutcome {
  readonly slipId: string;
  readonly dossierCode: string;
  readonly signed: boolean;
  readonly code?: string;
}

interface Signature {
  readonly slipId: string;
  readonly signature: string;
}

/** The signer's side of a signing session: one failure stops nothing else. */
@Service()
export class SigningRun {
  private readonly http = inject(HttpClient);
  /**
   * What was signed, for as long as its session is held: after a lost answer the same signatures are sent again, and
   * the server gives its first answer again.
   */
  private readonly made = new WeakMap<SigningSession, Signature[]>();

  prepare(dossierCodes: readonly string[], certificateId: string): Promise<SigningSession> {
    return firstValueFrom(
      this.http.post<SigningSession>('/api/signing-sessions', { dossierCodes, certificateId }),
    );
  }

  /** Whether signatures of this session wait to be sent again; the key is not needed for them. */
  holds(session: SigningSession): boolean {
    return this.made.get(session)?.length === session.items.length;
  }

  /** `progress` counts the slips that are done with in the browser. Throws when nothing at all could be sent. */
  async sign(
    session: SigningSession,
    open: OpenKey,
    progress: (done: number) => void,
  ): Promise<readonly SlipOutcome[]> {
    const algorithm = session.algorithm.replace(/Sha256$/, '') as SigningAlgorithm;
    const made = this.made.get(session) ?? [];
    this.made.set(session, made);
    const waiting = session.items.filter((item) => !made.some(({ slipId }) => slipId === item.slipId));
    const key = waiting.length ? await open(algorithm) : undefined;
    const outcomes: SlipOutcome[] = [];
    let failure: unknown;
    for (const [done, item] of waiting.entries()) {
      progress(session.items.length - waiting.length + done);
      try {
        if (key && (await this.isWhatWasShown(item)))
          made.push({
            slipId: item.slipId,
            signature: toBase64(await sign(key, algorithm, fromBase64(item.bytesToSign))),
          });
        else outcomes.push({ ...item, signed: false, code: 'signing.not-what-was-shown' });
      } catch (error) {
        failure = error;
        outcomes.push({ ...item, signed: false, code: problemOf(error).code });
      }
    }
    progress(session.items.length);
    if (!made.length && failure) throw failure;
    return made.length ? [...(await this.send(session.id, made)), ...outcomes] : outcomes;
  }

  /** The bytes must name the digest of the very file that the preview shows; checked here, not believed. */
  private async isWhatWasShown(item: PreparedSlip): Promise<boolean> {
    const pdf = await firstValueFrom(this.http.get(item.previewUrl, { responseType: 'arraybuffer' }));
    const shown = await coveredDigest(new Uint8Array(pdf));
    return shown !== undefined && shown === digestIn(fromBase64(item.bytesToSign));
  }

  private async send(sessionId: string, signatures: readonly Signature[]): Promise<SlipOutcome[]> {
    const { results } = await firstValueFrom(
      this.http.post<{ results: SignatureResult[] }>(
        `/api/signing-sessions/${encodeURIComponent(sessionId)}/signatures`,
        { signatures },
        { headers: { 'Idempotency-Key': newIdempotencyKey() } },
      ),
    );
    return results.map((result) => ({ ...result, signed: result.state === 'signed' }));
  }
}
