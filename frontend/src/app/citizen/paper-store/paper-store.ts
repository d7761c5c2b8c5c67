import { HttpClient } from '@angular/common/http';
import { Component, inject, LOCALE_ID, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom, Observable } from 'rxjs';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { KeptPaper } from '../../api/paper-store-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { PaperOriginLine } from '../../dossier/paper-origin';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { FilePreview } from '../../ui/file-preview/file-preview';
import { Icon } from '../../ui/icon/icon';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';

/** Milliseconds in which a paper that was taken out can be put back: seven days, as the server keeps it. */
const restorableMs = 7 * 24 * 60 * 60 * 1000;

/** One's own store: papers that a counter checked and results that an office signed, to be given again by one tap. */
@Component({
  selector: 'ops-paper-store',
  imports: [
    Badge,
    Button,
    DayPipe,
    EmptyState,
    FilePreview,
    Icon,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    PaperOriginLine,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './paper-store.html',
  styleUrl: './paper-store.css',
})
export class PaperStore {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly locale = inject(LOCALE_ID);
  private readonly preview = viewChild.required(FilePreview);

  protected readonly papers = signal<readonly KeptPaper[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<KeptPaper>>('/api/paper-store', { params: cursor ? { cursor } : {} }),
      );
      this.papers.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async look(paper: KeptPaper): Promise<void> {
    try {
      const url = `/api/paper-store/${paper.id}/content?disposition=inline`;
      const file = await firstValueFrom(this.http.get(url, { responseType: 'blob' }));
      this.preview().show(inLanguage(paper.name, this.locale), file);
    } catch {
      this.toasts.show($localize`:@@papers.lookFailed:Chưa mở được tệp. Hãy thử lại.`);
    }
  }

  protected async takeOut(paper: KeptPaper): Promise<void> {
    const at = Date.now();
    const out = {
      takenOutAt: new Date(at).toISOString(),
      restorableUntil: new Date(at + restorableMs).toISOString(),
    };
    if (!(await this.change(paper, this.http.delete(`/api/paper-store/${paper.id}`), out))) return;
    const name = inLanguage(paper.name, this.locale);
    this.toasts.show(
      $localize`:@@store.takenOut:Đã bỏ khỏi kho: ${name}:name:`,
      () => void this.putBack(paper),
    );
  }

  protected async putBack(paper: KeptPaper): Promise<void> {
    const url = `/api/paper-store/${paper.id}/restoration`;
    await this.change(paper, this.http.post(url, {}), { takenOutAt: undefined, restorableUntil: undefined });
  }

  /** One change of one paper; true once the server has it. */
  private async change(
    paper: KeptPaper,
    sent: Observable<unknown>,
    change: Partial<KeptPaper>,
  ): Promise<boolean> {
    this.busy.set(paper.id);
    try {
      await firstValueFrom(sent);
      this.papers.update((all) => all?.map((one) => (one.id === paper.id ? { ...one, ...change } : one)));
      return true;
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
      return false;
    } finally {
      this.busy.set(undefined);
    }
  }
}
