import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Petition, PetitionList } from '../../api/feedback-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { petitionKinds, petitionStatuses } from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { ListChoice } from '../list-choice';

/** Complaints and denunciations for the head of the unit: neither author nor words stand in the list. */
@Component({
  selector: 'ops-petitions',
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
    <h1 i18n="@@petitions.title">Đơn khiếu nại, tố cáo</h1>
    <p i18n="@@petitions.lead">
      Chỉ người đứng đầu cơ quan mở được. Mỗi lần mở nội dung hoặc tên người viết đều được ghi lại.
    </p>
    <ops-list-choice [lists]="lists" [shown]="list()" (chosen)="show($event)" />
    @if (list() === 'endUnnoted') {
      <p i18n="@@petitions.endUnnotedLead">
        Những đơn này kết thúc trước khi hệ thống ghi ngày, nên chưa tính được thời hạn lưu và được giữ mãi.
        Mở từng đơn rồi ghi ngày kết thúc theo văn bản.
      </p>
    }
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
                <a [routerLink]="['/can-bo/don-thu', row.code]">{{ kinds[row.kind] }}</a>
                <span class="muted small code">{{ row.code }}</span>
              </div>
              <span class="small">{{ row.receivedAt | instant }}</span>
              <span class="small">{{ row.unit | local }}</span>
              <span class="row">
                <ops-badge>{{ statuses[row.status] }}</ops-badge>
                @if (row.isEndUnnoted) {
                  <ops-badge tone="warn" i18n="@@petitions.noEndDay">Chưa ghi ngày kết thúc</ops-badge>
                }
              </span>
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Không có đơn nào" i18n-heading="@@petitions.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class Petitions {
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly Petition[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = petitionKinds;
  protected readonly statuses = petitionStatuses;

  protected readonly lists: readonly (readonly [PetitionList, string])[] = [
    ['all', $localize`:@@petitions.all:Tất cả`],
    ['endUnnoted', $localize`:@@petitions.endUnnoted:Đã kết thúc, chưa ghi ngày`],
  ];
  protected readonly list = signal<PetitionList>('all');

  constructor() {
    void this.load();
  }

  protected show(list: PetitionList): void {
    this.list.set(list);
    this.rows.set(undefined);
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    const list = this.list();
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<Petition>>('/api/petitions', { params: { list, ...(cursor ? { cursor } : {}) } }),
      );
      if (list !== this.list()) return;
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
