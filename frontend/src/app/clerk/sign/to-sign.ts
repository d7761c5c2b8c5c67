import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { PaperToSign } from '../../api/staff-types';
import { IssuedPaper } from '../../api/issued-papers';
import { Page } from '../../api/types';
import { paperLabels } from '../../dossier/labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { SignDialog } from './sign-dialog';
import { SigningKeys } from './signing-keys';

/** The most papers that are signed in one go. */
const batchMax = 500;

/** Papers that wait for their signature; several are signed with one PIN entry. */
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
  private readonly toasts = inject(Toasts);
  private readonly dialog = viewChild.required(SignDialog);
  protected readonly keys = inject(SigningKeys);
  protected readonly papers = signal<readonly PaperToSign[] | undefined>(undefined);
  protected readonly kinds = paperLabels;
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => !!this.next());
  protected readonly others = signal<readonly PaperToSign[]>([]);
  private readonly nextOthers = signal<string | undefined>(undefined);
  protected readonly moreOthers = computed(() => !!this.nextOthers());
  /** The paper that is being taken over. */
  protected readonly taking = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly all = computed(() => {
    const count = Math.min(this.papers()?.length ?? 0, batchMax);
    return count > 0 && this.chosen().size >= count;
  });

  constructor() {
    void this.keys.load();
    void this.load();
    void this.loadOthers();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<PaperToSign>>('/api/signing/slips', { params: cursor ? { cursor } : {} }),
      );
      this.papers.update((papers) => (cursor ? [...(papers ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected loadMore(): Promise<void> {
    return this.load(this.next());
  }

  /** What waits for colleagues is an offer beside one's own work: without it the page is still whole. */
  protected async loadOthers(cursor?: string): Promise<void> {
    try {
      const page = await firstValueFrom(
        this.http.get<Page<PaperToSign>>('/api/signing/slips', {
          params: { colleagues: true, ...(cursor ? { cursor } : {}) },
        }),
      );
      this.others.update((papers) => (cursor ? [...papers, ...page.items] : page.items));
      this.nextOthers.set(page.nextCursor);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }

  protected loadMoreOthers(): Promise<void> {
    return this.loadOthers(this.nextOthers());
  }

  /** From here on the slip is in the asker's name; it is signed at once where a key is at hand. */
  protected async takeOver(paper: PaperToSign): Promise<void> {
    this.taking.set(paper.slipId);
    try {
      const { slip } = await firstValueFrom(
        this.http.post<{ slip: IssuedPaper }>(
          `/api/dossiers/${encodeURIComponent(paper.dossierCode)}/appointment-slip`,
          {},
          {
            headers: { 'If-Match': `"${paper.dossierVersion}"`, 'Idempotency-Key': newIdempotencyKey() },
          },
        ),
      );
      this.toasts.show($localize`:@@toSign.taken:Giấy hẹn đã được cấp lại bằng tên ông/bà và đang chờ ký.`);
      if (this.keys.usable().length)
        void this.dialog().open([{ slipId: slip.id, dossierCode: paper.dossierCode }]);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.taking.set(undefined);
    }
    await Promise.all([this.load(), this.loadOthers()]);
  }

  protected chosenPapers(): readonly PaperToSign[] {
    return (this.papers() ?? []).filter(({ slipId }) => this.chosen().has(slipId));
  }

  protected toggle(slipId: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(slipId) && next.size < batchMax) next.add(slipId);
      return next;
    });
  }

  protected toggleAll(): void {
    const ids = (this.papers() ?? []).slice(0, batchMax).map((paper) => paper.slipId);
    this.chosen.set(new Set(this.all() ? [] : ids));
  }

  protected async signed(): Promise<void> {
    this.chosen.set(new Set());
    await this.load();
  }
}
