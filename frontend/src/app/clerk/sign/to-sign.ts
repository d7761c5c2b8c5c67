import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { SlipToSign } from '../../api/staff-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { SignDialog } from './sign-dialog';
import { SigningKeys } from './signing-keys';

/** The most slips of one signing session. */
const sessionMax = 100;

/** Slips that wait for their signature; several are signed with one PIN entry. */
@Component({
  selector: 'ops-to-sign',
  imports: [
    Button,
    EmptyState,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    SignDialog,
    Skeleton,
  ],
  templateUrl: './to-sign.html',
  styleUrl: '../list.css',
})
export class ToSign {
  private readonly http = inject(HttpClient);
  protected readonly keys = inject(SigningKeys);
  protected readonly slips = signal<readonly SlipToSign[] | undefined>(undefined);
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => !!this.next());
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly all = computed(() => {
    const count = Math.min(this.slips()?.length ?? 0, sessionMax);
    return count > 0 && this.chosen().size >= count;
  });

  constructor() {
    void this.keys.load();
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<SlipToSign>>('/api/signing/slips', { params: cursor ? { cursor } : {} }),
      );
      this.slips.update((slips) => (cursor ? [...(slips ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected loadMore(): Promise<void> {
    return this.load(this.next());
  }

  protected toggle(code: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(code) && next.size < sessionMax) next.add(code);
      return next;
    });
  }

  protected toggleAll(): void {
    const codes = (this.slips() ?? []).slice(0, sessionMax).map((slip) => slip.dossierCode);
    this.chosen.set(new Set(this.all() ? [] : codes));
  }

  protected async signed(): Promise<void> {
    this.chosen.set(new Set());
    await this.load();
  }
}
