import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { MyLook } from '../../api/personal-data-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { answeredLabel, lookLabels, purposeLabels, roleLabels } from '../../dossier/look-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Who opened any of one's dossiers or had the population register asked about one, the newest first. */
@Component({
  selector: 'ops-my-looks',
  imports: [Button, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <section aria-labelledby="looks">
      <h2 id="looks" i18n="@@myData.looks">Ai đã xem hồ sơ của tôi</h2>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      }
      @if (rows(); as shown) {
        <ul class="plain-list">
          @for (row of shown; track $index) {
            <li>
              @if (row.role) {
                <b>{{ roles[row.role] }}</b>, {{ row.unit | local }}
              } @else {
                <b i18n="@@myData.lookedMyself">Chính ông/bà</b>
              }
              <span class="small muted line"
                >{{ row.at | instant }}: {{ kinds[row.what] }}, {{ purposes[row.purpose]
                }}{{ row.answered === undefined ? '' : ', ' + answered(row.answered) }}
              </span>
              @if (row.reason) {
                <span class="small line">{{ row.reason }}</span>
              }
              @if (row.dossierCode) {
                <a class="code small" [routerLink]="['/ho-so', row.dossierCode]">{{ row.dossierCode }}</a>
              } @else if (row.purpose !== 'own' && row.purpose !== 'atCounter') {
                <span class="small line" i18n="@@myData.lookedForAnother"
                  >Trong một hồ sơ có tên ông/bà: {{ row.procedure | local }}</span
                >
              } @else {
                <span class="small line">{{ row.procedure | local }}</span>
              }
            </li>
          } @empty {
            <li i18n="@@looks.none">Chưa có cán bộ nào mở hồ sơ.</li>
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
export class MyLooks {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly MyLook[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = lookLabels;
  protected readonly answered = answeredLabel;
  protected readonly purposes = purposeLabels;
  protected readonly roles = roleLabels;

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<MyLook>>('/api/personal-data/looks', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
