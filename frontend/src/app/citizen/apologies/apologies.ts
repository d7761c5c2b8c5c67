import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Page, PublicApology } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** The public register of apologies: every dossier that passed its date, and no person. */
@Component({
  selector: 'ops-apologies',
  imports: [Button, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <div class="page narrow">
      <h1 i18n="@@publicApologies.title">Công khai xin lỗi vì trả kết quả chậm</h1>
      <p i18n="@@publicApologies.lead">
        Mỗi hồ sơ trễ hẹn đều có một phiếu xin lỗi và một ngày hẹn mới. Ngày hẹn đầu tiên vẫn là ngày dùng để
        tính đúng hạn hay trễ hạn.
      </p>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      }
      @if (rows(); as shown) {
        <ul class="plain-list">
          @for (row of shown; track row.dossierCode) {
            <li>
              <p>
                @if (row.procedureName) {
                  <b>{{ row.procedureName | local }}</b><br />
                }
                <a class="code" [routerLink]="['/tra-cuu', row.dossierCode]">{{ row.dossierCode }}</a>
                · {{ row.unit | local }}<br />
                <span i18n="@@publicApologies.dates"
                  >Hẹn trả {{ row.dueAt | instant }}; hẹn lại {{ row.newDueAt | instant }}</span
                ><br />
                <span class="small muted"
                  ><ng-container i18n="@@publicApologies.where"
                    >Hồ sơ đang ở {{ row.causeUnit | local }}; xin lỗi lúc
                    {{ row.madeAt | instant }}</ng-container
                  >
                  @if (row.automatic) {
                    <ng-container i18n="@@publicApologies.automatic">(hệ thống tự gửi)</ng-container>
                  }
                </span>
              </p>
            </li>
          }
        </ul>
        @if (!shown.length) {
          <ops-empty-state heading="Chưa có hồ sơ nào trễ hẹn" i18n-heading="@@publicApologies.empty" />
        }
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else if (!error()) {
        <ops-skeleton [lines]="4" />
      }
    </div>
  `,
})
export class Apologies {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly PublicApology[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<PublicApology>>('/api/public-apologies', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
