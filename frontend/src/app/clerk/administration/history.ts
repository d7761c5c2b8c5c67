import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EditionSummary } from './types';
import { adminProblemText, kindLabels } from './words';

/** Every change of the catalogue that was ever drawn up: what, who, when, why, and what became of it. */
@Component({
  selector: 'ops-edition-history',
  imports: [Badge, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <h1 i18n="@@admin.title">Quản trị danh mục</h1>
    <p i18n="@@admin.intro">
      Mỗi lần sửa được xem trước rồi mới áp dụng, và được ghi lại với người sửa, thời điểm và lý do. Bản cũ
      không mất: mở lần sửa để lấy lại.
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true"
        ><p>{{ words }}</p></ops-notice
      >
    }
    @if (rows(); as list) {
      @if (list.length) {
        <ul class="list">
          @for (one of list; track one.number) {
            <li>
              <div>
                <a [routerLink]="['/can-bo/quan-tri/lan-sua', one.number]"
                  ><b>{{ labels[one.kind] }}: {{ one.name | local }}</b></a
                >
                <span class="small">{{ one.reason }}</span>
              </div>
              <span class="small muted" i18n="@@admin.proposedBy"
                >{{ one.proposedBy }} soạn lúc {{ one.proposedAt | instant }}</span
              >
              @if (one.adoptedAt) {
                <span class="small muted" i18n="@@admin.adoptedBy"
                  >{{ one.adoptedBy }} áp dụng lúc {{ one.adoptedAt | instant }}</span
                >
                <ops-badge tone="good"
                  ><ng-container i18n="@@admin.adopted">Đã áp dụng</ng-container></ops-badge
                >
              } @else {
                <ops-badge tone="info"
                  ><ng-container i18n="@@admin.pending">Chưa áp dụng</ng-container></ops-badge
                >
              }
            </li>
          }
        </ul>
        <ops-load-more [more]="more()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Chưa có lần sửa nào" i18n-heading="@@admin.none">
          <p i18n="@@admin.none.lead">Danh mục đang dùng đúng như khi cài đặt.</p>
        </ops-empty-state>
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="4" />
    }
  `,
  styleUrls: ['../list.css', './administration.css'],
})
export class EditionHistory {
  private readonly http = inject(HttpClient);
  protected readonly labels = kindLabels;
  protected readonly rows = signal<readonly EditionSummary[] | undefined>(undefined);
  protected readonly next = signal<number | undefined>(undefined);
  protected readonly more = computed(() => this.next() !== undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(before?: number): Promise<void> {
    try {
      const page = await firstValueFrom(
        this.http.get<{ items: EditionSummary[]; nextBefore?: number }>('/api/administration/editions', {
          params: before === undefined ? {} : { before },
        }),
      );
      this.rows.update((shown) => [...(shown ?? []), ...page.items]);
      this.next.set(page.nextBefore);
    } catch (error) {
      this.error.set(adminProblemText(problemOf(error)));
    }
  }
}
