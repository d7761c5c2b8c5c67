import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { DataRequestItem } from '../../api/personal-data-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { dataRequestKinds, dataRequestStatuses } from '../../dossier/data-request-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ListChoice } from '../list-choice';

/** For those who answer for the unit: what people ask about their data, the next due first. */
@Component({
  selector: 'ops-data-requests',
  imports: [
    Badge,
    Button,
    EmptyState,
    InstantPipe,
    ListChoice,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  template: `
    <h1 i18n="@@dataRequests.title">Yêu cầu về dữ liệu cá nhân</h1>
    <p i18n="@@dataRequests.lead">
      Phản hồi tiếp nhận trong 2 ngày làm việc; trả lời trong 10 ngày (xem, sửa), 15 ngày (hạn chế, phản đối,
      rút lại sự đồng ý) hoặc 20 ngày (xóa), gia hạn một lần không quá 15 ngày.
    </p>
    <ops-list-choice [lists]="lists" [shown]="list()" (chosen)="show($event)" />
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    @if (rows(); as shown) {
      @if (shown.length) {
        <ul class="list">
          @for (row of shown; track row.id) {
            <li>
              <div>
                <a [routerLink]="['/can-bo/yeu-cau-du-lieu', row.id]">{{ kinds[row.kind] }}</a>
                <span class="muted small">{{ row.unit | local }}</span>
              </div>
              <div>
                @if (row.dueAt) {
                  <span i18n="@@reflections.due">Hạn {{ row.dueAt | instant }}</span>
                }
                <span class="muted small" i18n="@@reflections.received"
                  >Nhận {{ row.filedAt | instant }}</span
                >
              </div>
              <span
                ><ops-badge>{{ statuses[row.status] }}</ops-badge>
                @if (row.late) {
                  <ops-badge tone="bad"
                    ><ng-container i18n="@@reflections.late">Quá hạn</ng-container></ops-badge
                  >
                }
              </span>
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Không có yêu cầu nào" i18n-heading="@@dataRequests.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class DataRequests {
  private readonly http = inject(HttpClient);
  protected readonly lists: readonly (readonly ['open' | 'rest', string])[] = [
    ['open', $localize`:@@reflections.open:Cần xử lý`],
    ['rest', $localize`:@@dataRequests.rest:Đã xong`],
  ];
  protected readonly list = signal<'open' | 'rest'>('open');
  protected readonly rows = signal<readonly DataRequestItem[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = dataRequestKinds;
  protected readonly statuses = dataRequestStatuses;

  constructor() {
    void this.load();
  }

  protected show(list: 'open' | 'rest'): void {
    this.list.set(list);
    this.rows.set(undefined);
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    const params = { list: this.list(), ...(cursor && { cursor }) };
    try {
      const page = await firstValueFrom(
        this.http.get<Page<DataRequestItem>>('/api/data-requests', { params }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
