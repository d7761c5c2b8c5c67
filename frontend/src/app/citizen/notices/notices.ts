import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { NoticeEntry } from '../../api/notice-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { UnreadNotices } from './unread-notices';

/** What a person was told about their dossiers, whatever way it took besides. */
@Component({
  selector: 'ops-notices',
  imports: [Button, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './notices.html',
  styleUrl: './notices.css',
})
export class Notices {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly unread = inject(UnreadNotices);

  protected readonly notices = signal<readonly NoticeEntry[] | undefined>(undefined);
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => !!this.next());
  protected readonly loadingMore = signal(false);
  protected readonly anyUnread = computed(
    () => !!this.unread.text() || !!this.notices()?.some((notice) => !notice.isRead),
  );
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    this.loadingMore.set(!!cursor);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<NoticeEntry>>('/api/notices', { params: cursor ? { cursor } : {} }),
      );
      this.notices.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.loadingMore.set(false);
    }
  }

  protected loadMore(): Promise<void> {
    return this.load(this.next());
  }

  /** Where to see what a notice is about. */
  protected place(notice: NoticeEntry): readonly string[] {
    if (notice.dossierCode) return ['/ho-so', notice.dossierCode];
    if (notice.kind === 'profileEnding') return ['/ho-so-ca-nhan'];
    if (notice.kind !== 'draftEnding') return ['/ho-so-ca-nhan', 'du-lieu'];
    return notice.draftId ? ['/nop-ho-so', notice.draftId] : ['/ho-so-cua-toi'];
  }

  /** Whoever opens the dossier has read its notice. */
  protected open(notice: NoticeEntry): void {
    if (!notice.isRead) void this.read(notice);
  }

  protected read(notice: NoticeEntry): Promise<void> {
    return this.note(
      `/api/notices/${encodeURIComponent(notice.id)}/reading`,
      {},
      (one) => one.id === notice.id,
    );
  }

  /** All that was shown; what came meanwhile is shown then, and stays unread. */
  protected async readAll(): Promise<void> {
    const until = this.notices()?.[0]?.at;
    if (!until) return;
    await this.note('/api/notices/reading', { until }, () => true);
    await this.load();
  }

  private async note(path: string, body: object, are: (one: NoticeEntry) => boolean): Promise<void> {
    try {
      await firstValueFrom(this.http.post(path, body));
      this.notices.update((shown) => shown?.map((one) => (are(one) ? { ...one, isRead: true } : one)));
      this.unread.refresh();
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
