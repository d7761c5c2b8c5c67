import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { ApologyToMake } from '../../api/staff-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Dossiers about to pass their date: the apology is drafted, and leaves on its own when nobody words it. */
@Component({
  selector: 'ops-to-apologise',
  imports: [Button, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <h1 i18n="@@apologies.title">Hồ sơ sắp trễ hẹn</h1>
    <p i18n="@@apologies.lead">
      Mở hồ sơ để viết lý do và chọn ngày hẹn mới. Nếu không ai viết, phiếu xin lỗi tự gửi đi trước giờ hẹn 30
      phút.
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    @if (rows(); as shown) {
      @if (shown.length) {
        <ul class="list">
          @for (row of shown; track row.dossierCode) {
            <li>
              <div>
                <a [routerLink]="['/can-bo/ho-so', row.dossierCode]">{{ row.procedureName | local }}</a>
                <span class="muted small code">{{ row.dossierCode }}</span>
              </div>
              <div>
                <span i18n="@@apologies.due">Hẹn trả {{ row.dueAt | instant }}</span>
                <span class="small muted" i18n="@@apologies.proposed"
                  >Đề xuất hẹn lại {{ row.proposedDueAt | instant }}</span
                >
              </div>
              <span class="small" i18n="@@apologies.cause"
                >Đang ở bước {{ row.causeStep | local }}, {{ row.causeUnit | local }}</span
              >
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Không có hồ sơ nào sắp trễ hẹn" i18n-heading="@@apologies.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class ToApologise {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly ApologyToMake[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<ApologyToMake>>('/api/apologies', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
