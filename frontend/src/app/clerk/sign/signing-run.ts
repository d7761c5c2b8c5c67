import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { PreparedPaper, SignatureResult, SigningSession } from '../../api/staff-types';
import { fromBase64, toBase64 } from '../keys/bytes';
import { coveredDigest } from '../keys/covered-digest';
import { digestIn } from '../keys/signed-attributes';
import { SignBatch } from './signers';

/** What became of one paper. */
export interface PaperOutcome {
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

  prepare(paperIds: readonly string[], certificateId: string, algorithm?: string): Promise<SigningSession> {
    return firstValueFrom(
      this.http.post<SigningSession>('/api/signing-sessions', { paperIds, certificateId, algorithm }),
    );
  }

  /** Whether signatures of this session wait to be sent again; the key is not needed for them. */
  holds(session: SigningSession): boolean {
    return this.made.get(session)?.length === session.items.length;
  }

  /** Whether each paper of a session is the one that its preview shows. */
  async isAsShown(session: SigningSession): Promise<boolean> {
    for (const item of session.items) if (!(await this.isWhatWasShown(item))) return false;
    return true;
  }

  /** `progress` counts the papers that are done with on this side. Throws when nothing at all could be sent. */
  async sign(
    session: SigningSession,
    signer: SignBatch,
    progress: (done: number) => void,
  ): Promise<readonly PaperOutcome[]> {
    const made = this.made.get(session) ?? [];
    this.made.set(session, made);
    const waiting = session.items.filter((item) => !made.some(({ slipId }) => slipId === item.slipId));
    const outcomes: PaperOutcome[] = [];
    const refuse = (item: PreparedPaper, code: string) => outcomes.push({ ...item, signed: false, code });
    const shown: PreparedPaper[] = [];
    let failure: unknown;
    for (const item of waiting) {
      try {
        if (await this.isWhatWasShown(item)) shown.push(item);
        else refuse(item, 'signing.not-what-was-shown');
      } catch (error) {
        failure = error;
        refuse(item, problemOf(error).code);
      }
    }
    if (shown.length)
      await signer(session, shown, (item, outcome) => {
        if ('signature' in outcome)
          made.push({ slipId: item.slipId, signature: toBase64(outcome.signature) });
        else refuse(item, outcome.code);
        progress(made.length + outcomes.length);
      });
    if (!made.length && failure) throw failure;
    return made.length ? [...(await this.send(session.id, made)), ...outcomes] : outcomes;
  }

  /** The bytes must name the digest of the very file that the preview shows; checked here, not believed. */
  private async isWhatWasShown(item: PreparedPaper): Promise<boolean> {
    const pdf = await firstValueFrom(this.http.get(item.previewUrl, { responseType: 'arraybuffer' }));
    const shown = await coveredDigest(new Uint8Array(pdf));
    return shown !== undefined && shown === digestIn(fromBase64(item.bytesToSign));
  }

  private async send(sessionId: string, signatures: readonly Signature[]): Promise<PaperOutcome[]> {
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
