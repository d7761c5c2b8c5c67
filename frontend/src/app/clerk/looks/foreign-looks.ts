import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { ForeignLook } from '../../api/staff-types';
import { Page } from '../../api/types';
import { lookLabels, purposeLabels, roleLabels } from '../../dossier/look-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** For the supervisor: who opened dossiers that were not their work, and where it was one too many. */
@Component({
  selector: 'ops-foreign-looks',
  imports: [Badge, Button, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, Skeleton],
  template: `
    <h1 i18n="@@foreignLooks.title">Nhật ký xem hồ sơ</h1>
    <p i18n="@@foreignLooks.lead">
      Những lượt mở hồ sơ không thuộc phần việc của người mở. Quá 30 hồ sơ trong một giờ thì được báo.
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
          @for (row of shown; track $index) {
            <li>
              <div>
                <b>{{ row.person }}</b>
                <span class="small muted">{{ roles[row.role] }}, {{ row.unit | local }}</span>
              </div>
              <div>
                <span class="code">{{ row.dossierCode }}</span>
                <span class="small muted">{{ row.at | instant }}</span>
              </div>
              <div>
                <span>{{ kinds[row.what] }}, {{ purposes[row.purpose] }}</span>
                @if (row.reason) {
                  <span class="small reason">{{ row.reason }}</span>
                }
                @if (row.isAlarm) {
                  <ops-badge tone="bad"
                    ><ng-container i18n="@@foreignLooks.alarm">Nhiều bất thường</ng-container></ops-badge
                  >
                }
              </div>
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Chưa có lượt xem nào" i18n-heading="@@foreignLooks.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class ForeignLooks {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly ForeignLook[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = lookLabels;
  protected readonly purposes = purposeLabels;
  protected readonly roles = roleLabels;

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<ForeignLook>>('/api/looks', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
