import { DOCUMENT } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Me, SignedIn } from '../api/me';
import { Toasts } from '../ui/toasts/toasts';
import { forgetTraces, keepsUnsent } from './traces';

/** Which sessions of a person end: the one of this browser, or all. */
export type Leaving = 'here' | 'everywhere';

/** Who is signed in. The session itself is a cookie that no script can read; this only asks the server. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  private readonly savers = new Set<() => Promise<unknown>>();
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

  /** Set while somebody who wants to leave has to decide about words that the server lacks. */
  readonly leavingUnsent = signal<Leaving | undefined>(undefined);

  /** Has this done before a session ends; the answer takes it back. */
  saveBeforeLeaving(save: () => Promise<unknown>): () => void {
    this.savers.add(save);
    return () => void this.savers.delete(save);
  }

  /** Ends the session once everything is saved; what could not be is asked about first. */
  async signOut(from: Leaving = 'here'): Promise<void> {
    await Promise.allSettled([...this.savers].map((save) => save()));
    if (keepsUnsent()) this.leavingUnsent.set(from);
    else await this.leave(from);
  }

  /** Ends the session and forgets in this browser what the person was working on. */
  async leave(from: Leaving): Promise<void> {
    const path = from === 'everywhere' ? '/session/logout?everywhere=true' : '/session/logout';
    try {
      const answer = await firstValueFrom(this.http.post<{ redirect?: string }>(path, {}));
      forgetTraces();
      this.document.location.assign(answer.redirect ?? this.document.baseURI);
    } catch {
      this.toasts.show($localize`:@@signOut.failed:Chưa đăng xuất được. Hãy kiểm tra mạng rồi thử lại.`);
    }
  }
}
