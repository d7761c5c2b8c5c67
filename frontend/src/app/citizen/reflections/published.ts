import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { PublishedItem } from '../../api/feedback-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { feedbackKinds } from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** What people reflected and what the offices answered; it names nobody. */
@Component({
  selector: 'ops-published-reflections',
  imports: [Button, DayPipe, EmptyState, Field, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <div class="page narrow">
      <h1 i18n="@@feedback.title">Phản ánh, kiến nghị</h1>
      <p i18n="@@feedback.lead">
        Ông/bà phản ánh về quy định hành chính hoặc về cách phục vụ của cán bộ. Cơ quan trả lời trong 15 ngày
        làm việc; trả lời được công khai ở đây, không nêu tên người gửi.
      </p>
      <div class="row">
        <a ops-button kind="primary" routerLink="gui" i18n="@@feedback.write.title"
          >Gửi phản ánh, kiến nghị</a
        >
        <a ops-button kind="quiet" routerLink="theo-doi" i18n="@@feedback.follow">Theo dõi bằng mã</a>
      </div>
      <h2 i18n="@@feedback.answered">Đã trả lời</h2>
      <form (submit)="$event.preventDefault(); load()">
        <ops-field label="Tìm trong nội dung" i18n-label="@@feedback.search">
          <input #box type="search" autocomplete="off" enterkeyhint="search" (input)="query.set(box.value)" />
        </ops-field>
        <button ops-button i18n="@@feedback.find">Tìm</button>
      </form>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      }
      @if (rows(); as shown) {
        @for (row of shown; track row.code) {
          <article class="card">
            <h3>{{ row.subject }}</h3>
            <p class="small muted">
              {{ row.unit | local }} · {{ kinds[row.kind] }} · {{ row.publishedAt | day }}
            </p>
            <p class="words">{{ row.words }}</p>
            <p class="label" i18n="@@feedback.answerOf">Trả lời của cơ quan</p>
            <p class="words">{{ row.answer }}</p>
          </article>
        } @empty {
          <ops-empty-state heading="Chưa có nội dung nào" i18n-heading="@@feedback.none" />
        }
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else if (!error()) {
        <ops-skeleton [lines]="4" />
      }
    </div>
  `,
  styleUrl: './reflections.css',
})
export class PublishedReflections {
  private readonly http = inject(HttpClient);
  protected readonly query = signal('');
  protected readonly rows = signal<readonly PublishedItem[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = feedbackKinds;

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    const params = { ...(this.query() && { query: this.query() }), ...(cursor && { cursor }) };
    try {
      const page = await firstValueFrom(
        this.http.get<Page<PublishedItem>>('/api/public-feedback', { params }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
