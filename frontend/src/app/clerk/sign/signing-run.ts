import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
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

/** The signer's side of a signing session: one failure stops nothing else. */
@Service()
export class SigningRun {
  private readonly http = inject(HttpClient);

  prepare(dossierCodes: readonly string[], certificateId: string): Promise<SigningSession> {
    return firstValueFrom(
      this.http.post<SigningSession>('/api/signing-sessions', { dossierCodes, certificateId }),
    );
  }

  /** `progress` counts the slips that are done with in the browser. */
  async sign(
    session: SigningSession,
    open: OpenKey,
    progress: (done: number) => void,
  ): Promise<readonly SlipOutcome[]> {
    const algorithm = session.algorithm.replace(/Sha256$/, '') as SigningAlgorithm;
    const key = await open(algorithm);
    const signatures: { slipId: string; signature: string }[] = [];
    const outcomes: SlipOutcome[] = [];
    for (const [done, item] of session.items.entries()) {
      progress(done);
      const bytes = fromBase64(item.bytesToSign);
      if (await this.isWhatWasShown(item))
        signatures.push({ slipId: item.slipId, signature: toBase64(await sign(key, algorithm, bytes)) });
      else outcomes.push({ ...item, signed: false, code: 'signing.not-what-was-shown' });
    }
    progress(session.items.length);
    return signatures.length ? [...(await this.send(session.id, signatures)), ...outcomes] : outcomes;
  }

  /** The bytes must name the digest of the very file that the preview shows; checked here, not believed. */
  private async isWhatWasShown(item: PreparedSlip): Promise<boolean> {
    try {
      const pdf = await firstValueFrom(this.http.get(item.previewUrl, { responseType: 'arraybuffer' }));
      const shown = await coveredDigest(new Uint8Array(pdf));
      return shown !== undefined && shown === digestIn(fromBase64(item.bytesToSign));
    } catch {
      return false;
    }
  }

  private async send(
    sessionId: string,
    signatures: readonly { slipId: string; signature: string }[],
  ): Promise<SlipOutcome[]> {
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
