import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { FeedbackItem } from '../../api/feedback-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import {
  feedbackKinds,
  feedbackSources,
  feedbackStatuses,
  keptClosedLabel,
} from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Session } from '../../session/session';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ReflectionReport } from './reflection-report';
import { ListChoice } from '../list-choice';

/** The reflections that lie at the unit: what is due next, what waits for its author, and the report. */
@Component({
  selector: 'ops-reflections',
  imports: [
    Badge,
    Button,
    EmptyState,
    InstantPipe,
    ListChoice,
    LoadMore,
    LocalTextPipe,
    Notice,
    ReflectionReport,
    RouterLink,
    Skeleton,
  ],
  template: `
    <div class="bar">
      <h1 i18n="@@feedback.title">Phản ánh, kiến nghị</h1>
      <div class="row">
        @if (isHead()) {
          <a ops-button kind="quiet" routerLink="/can-bo/don-thu" i18n="@@petitions.title"
            >Đơn khiếu nại, tố cáo</a
          >
        }
        <a ops-button routerLink="/can-bo/phan-anh/nhap" i18n="@@reflections.enter">Nhập hộ người dân</a>
      </div>
    </div>
    <p i18n="@@reflections.lead">
      Từ chối trong 2 ngày làm việc, yêu cầu bổ sung trong 5 ngày, trả lời trong 15 ngày, công khai trong 2
      ngày từ khi trả lời. Phản ánh về hành vi của cán bộ chỉ người phụ trách mở được.
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
          @for (row of shown; track row.code) {
            <li>
              <div>
                <a [routerLink]="['/can-bo/phan-anh', row.code]">{{ row.subject }}</a>
                <span class="muted small code">{{ row.code }} · {{ row.unit | local }}</span>
              </div>
              <span class="small">{{ kinds[row.kind] }} · {{ sources[row.source] }}</span>
              <div>
                @if (row.dueAt) {
                  <span i18n="@@reflections.due">Hạn {{ row.dueAt | instant }}</span>
                } @else {
                  <span class="muted small" i18n="@@reflections.received"
                    >Nhận {{ row.receivedAt | instant }}</span
                  >
                }
              </div>
              <span
                ><ops-badge>{{ row.keptClosed ? closed : statuses[row.status] }}</ops-badge>
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
        <ops-empty-state heading="Không có phản ánh, kiến nghị nào" i18n-heading="@@reflections.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
    <ops-reflection-report />
  `,
  styleUrl: '../list.css',
})
export class Reflections {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  protected readonly isHead = computed(() =>
    this.session.person()?.positions.some(({ role }) => role === 'approvingOfficer'),
  );
  protected readonly lists: readonly (readonly ['open' | 'rest', string])[] = [
    ['open', $localize`:@@reflections.open:Cần xử lý`],
    ['rest', $localize`:@@reflections.rest:Chờ người gửi, đã xong`],
  ];
  protected readonly list = signal<'open' | 'rest'>('open');
  protected readonly rows = signal<readonly FeedbackItem[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = feedbackKinds;
  protected readonly sources = feedbackSources;
  protected readonly statuses = feedbackStatuses;
  protected readonly closed = keptClosedLabel;

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
      const page = await firstValueFrom(this.http.get<Page<FeedbackItem>>('/api/feedback', { params }));
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
