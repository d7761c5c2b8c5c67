import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, LOCALE_ID, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { RemoteAnswer } from '../../api/staff-types';

/**
 * Services that keep a person's key. Each use needs the person's consent on the service's own page, so this side only
 * leads there and brings the answer to the server.
 */
@Service()
export class RemoteSigning {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly english = inject(LOCALE_ID).startsWith('en');
  private readonly known = signal<readonly string[]>([]);

  /** None until `load`, and where the operator has set none up. */
  readonly providers = this.known.asReadonly();

  /** An offer beside the other keys: without it the page is still whole. */
  async load(): Promise<void> {
    try {
      const listed = await firstValueFrom(this.http.get<{ name: string }[]>('/api/remote-signing/providers'));
      this.known.set(listed.map(({ name }) => name));
    } catch {
      this.known.set([]);
    }
  }

  /** Leaves for the page on which the service may list the person's keys. */
  askForKeys(provider: string): Promise<void> {
    return this.leave('/api/remote-signing/registrations', { provider, english: this.english });
  }

  /** Leaves for the page on which a key may prove itself. */
  askForProof(choiceId: string, credentialId: string): Promise<void> {
    return this.leave('/api/remote-signing/proofs', { choiceId, credentialId });
  }

  /** Leaves for the page on which the person consents to the signatures of a session. */
  askToSign(sessionId: string): Promise<void> {
    const url = `/api/signing-sessions/${encodeURIComponent(sessionId)}/remote-consent`;
    return this.leave(url, { english: this.english });
  }

  bring(state: string, code: string | null, error: string | null): Promise<RemoteAnswer> {
    return firstValueFrom(
      this.http.post<RemoteAnswer>('/api/remote-signing/answers', {
        state,
        code: code ?? undefined,
        error: error ?? undefined,
      }),
    );
  }

  private async leave(url: string, body: object): Promise<void> {
    const { address } = await firstValueFrom(this.http.post<{ address: string }>(url, body));
    this.document.location.assign(address);
  }
}
