import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { MyRetention } from '../../api/retention-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** How long each of one's dossiers is kept, the newest first. */
@Component({
  selector: 'ops-my-retention',
  imports: [Button, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <section aria-labelledby="retention">
      <h2 id="retention" i18n="@@myData.retention">Mỗi hồ sơ được giữ bao lâu</h2>
      <p i18n="@@myData.retention.text">
        Hết thời hạn, nội dung và giấy tờ của hồ sơ bị xóa hẳn; ông/bà được báo trước 14 ngày để kịp tải về
        một bản. Mã hồ sơ, ngày tháng và trạng thái vẫn được giữ, không kèm tên của ông/bà.
      </p>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      }
      @if (rows(); as shown) {
        <ul class="plain-list">
          @for (row of shown; track row.code) {
            <li>
              <a class="code" [routerLink]="['/ho-so', row.code]">{{ row.code }}</a>
              <span class="small line">{{ row.procedureName | local }}</span>
              <span class="small line">
                @if (row.permanent) {
                  <ng-container i18n="@@myData.retention.permanent">Giữ vĩnh viễn</ng-container>
                } @else if (!row.months) {
                  <ng-container i18n="@@myData.retention.open"
                    >Cơ quan chưa định thời hạn; chưa xóa khi chưa định</ng-container
                  >
                } @else if (row.dueAt) {
                  <ng-container i18n="@@myData.retention.until"
                    >Giữ đến {{ row.dueAt | instant }}</ng-container
                  >
                } @else {
                  <ng-container i18n="@@myData.retention.months"
                    >Giữ {{ row.months }} tháng sau khi kết thúc</ng-container
                  >
                }
              </span>
              @if (row.warnedAt) {
                <b class="small line" i18n="@@myData.retention.warned"
                  >Sắp bị xóa: hãy tải về một bản nếu cần</b
                >
              }
            </li>
          } @empty {
            <li class="muted" i18n="@@myData.retention.none">Ông/bà chưa nộp hồ sơ nào.</li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else if (!error()) {
        <ops-skeleton [lines]="3" />
      }
    </section>
  `,
  styles: `
    li {
      padding: var(--space-3) 0;
      border-bottom: 1px solid var(--line);
    }
    .line {
      display: block;
      overflow-wrap: anywhere;
    }
  `,
})
export class MyRetentionList {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly MyRetention[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<MyRetention>>('/api/personal-data/retention', {
          params: cursor ? { cursor } : {},
        }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
