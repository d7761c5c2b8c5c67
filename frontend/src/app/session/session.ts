import { DOCUMENT } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Me, SignedIn } from '../api/me';

/** Who is signed in. The session itself is a cookie that no script can read; this only asks the server. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly answer = httpResource<Me>(() => '/session/me');

  /** Undefined until the server has answered once. */
  readonly me = computed<Me | undefined>(() => {
    if (this.answer.hasValue()) return this.answer.value();
    return this.answer.error() ? { signedIn: false } : undefined;
  });
  readonly person = computed<SignedIn | undefined>(() => {
    const me = this.me();
    return me?.signedIn ? me : undefined;
  });

  /** The server's answer now; guards wait for it. Unreachable counts as signed out. */
  async current(): Promise<Me> {
    const known = this.me();
    if (known) return known;
    try {
      return await firstValueFrom(this.http.get<Me>('/session/me'));
    } catch {
      return { signedIn: false };
    }
  }

  refresh(): void {
    this.answer.reload();
  }

  /** Leaves for the sign-in pages and comes back to `path` (an address inside this build, e.g. `/ho-so-cua-toi`). */
  signIn(kind: 'citizen' | 'staff', path: string): void {
    this.document.location.assign(this.signInHref(kind, path));
  }

  signInHref(kind: 'citizen' | 'staff', path: string): string {
    const base = new URL(this.document.baseURI).pathname.replace(/\/$/, '');
    return `/session/login?returnUrl=${encodeURIComponent(base + path)}&kind=${kind}`;
  }

  /** Ends the session in this browser, or every session of the person. */
  async signOut(from: 'here' | 'everywhere' = 'here'): Promise<void> {
    const path = from === 'everywhere' ? '/session/logout?everywhere=true' : '/session/logout';
    const answer = await firstValueFrom(this.http.post<{ redirect?: string }>(path, {}));
    this.document.location.assign(answer.redirect ?? this.document.baseURI);
  }
}
