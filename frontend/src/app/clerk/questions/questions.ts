import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { WaitingQuestion } from '../../api/conversation-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { StatusBadge } from '../../dossier/status-badge';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Dossiers whose applicants wait for an answer of the reader; what was asked is read on the desk. */
@Component({
  selector: 'ops-questions',
  imports: [
    Button,
    EmptyState,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
    StatusBadge,
  ],
  template: `
    <h1 i18n="@@questions.title">Câu hỏi chờ trả lời</h1>
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
                <a [routerLink]="['/can-bo/ho-so', row.code]">{{ row.procedureName | local }}</a>
                <span class="muted small"
                  ><span class="code">{{ row.code }}</span> · {{ row.applicantName }}</span
                >
              </div>
              <ops-status-badge [status]="row.status" />
              <span class="small" i18n="@@questions.since">Hỏi lúc {{ row.since | instant }}</span>
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Không có câu hỏi nào chờ ông/bà" i18n-heading="@@questions.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class Questions {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly WaitingQuestion[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<WaitingQuestion>>('/api/questions', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
