import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { DossierListItem, DraftSummary, Page } from '../../api/types';
import { statusMeanings } from '../../dossier/labels';
import { forgetLocally } from '../../dossier/local-copy';
import { problemText } from '../../dossier/problem-texts';
import { StatusBadge } from '../../dossier/status-badge';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';

/** What a person has begun and what they have filed. */
@Component({
  selector: 'ops-my-dossiers',
  imports: [
    Button,
    DayPipe,
    EmptyState,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './my-dossiers.html',
  styleUrl: './my-dossiers.css',
})
export class MyDossiers {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);

  protected readonly drafts = httpResource<Page<DraftSummary>>(() => '/api/drafts');
  protected readonly first = httpResource<Page<DossierListItem>>(() => '/api/dossiers');
  private readonly later = linkedSignal<Page<DossierListItem> | undefined, Page<DossierListItem>[]>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: () => [],
  });
  protected readonly loadingMore = signal(false);

  protected readonly draftList = computed(() => (this.drafts.hasValue() ? this.drafts.value().items : []));
  private readonly pages = computed(() =>
    this.first.hasValue() ? [this.first.value(), ...this.later()] : [],
  );
  protected readonly dossiers = computed(() => this.pages().flatMap((page) => page.items));
  protected readonly nextCursor = computed(() => this.pages().at(-1)?.nextCursor);
  protected readonly error = computed(() => {
    const error = this.first.error() ?? this.drafts.error();
    return error && problemText(problemOf(error));
  });
  protected readonly meanings = statusMeanings;

  protected reload(): void {
    this.first.reload();
    this.drafts.reload();
  }

  protected async loadMore(): Promise<void> {
    const cursor = this.nextCursor();
    if (!cursor) return;
    this.loadingMore.set(true);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<DossierListItem>>('/api/dossiers', { params: { cursor } }),
      );
      this.later.update((pages) => [...pages, page]);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.loadingMore.set(false);
    }
  }

  protected async discard(draft: DraftSummary): Promise<void> {
    if (!confirm($localize`:@@mine.discardSure:Xóa hồ sơ đang soạn này? Những gì đã điền và tải lên sẽ mất.`))
      return;
    try {
      await firstValueFrom(this.http.delete(`/api/drafts/${draft.id}`));
      forgetLocally(draft.id);
      this.drafts.reload();
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
