import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { CalendarVersion, CalendarVersionList } from '../../api/staff-types';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { calendarProblemText } from './calendar-words';

/** Every version that was ever drawn up: who, when, by what decision, and what became of it. */
@Component({
  selector: 'ops-calendar-versions',
  imports: [Badge, InstantPipe, LoadMore, Notice, RouterLink],
  template: `
    <section aria-labelledby="versions">
      <h2 id="versions" i18n="@@calendar.versions">Các phiên bản lịch</h2>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @if (versions(); as rows) {
        @if (rows.length) {
          <ul class="list">
            @for (version of rows; track version.number) {
              <li>
                <div>
                  <a [routerLink]="['/can-bo/lich', version.number]"
                    ><b i18n="@@calendar.version"
                      >Phiên bản {{ version.number }}, năm {{ version.year }}</b
                    ></a
                  >
                  <span class="small">{{ version.decision }}</span>
                </div>
                <span class="small muted" i18n="@@calendar.proposedBy"
                  >{{ version.proposedBy }} lập lúc {{ version.proposedAt | instant }}</span
                >
                <span class="small muted">
                  @if (version.adoptedAt) {
                    <ng-container i18n="@@calendar.adoptedBy"
                      >{{ version.adoptedBy }} áp dụng lúc {{ version.adoptedAt | instant }}</ng-container
                    >
                  }
                </span>
                @if (version.finishedAt) {
                  <ops-badge tone="good"
                    ><ng-container i18n="@@calendar.state.finished">Đã áp dụng</ng-container></ops-badge
                  >
                } @else if (version.adoptedAt) {
                  <ops-badge tone="warn"
                    ><ng-container i18n="@@calendar.state.adopting">Đang áp dụng dở</ng-container></ops-badge
                  >
                } @else if (version.superseded) {
                  <ops-badge
                    ><ng-container i18n="@@calendar.state.superseded">Không dùng</ng-container></ops-badge
                  >
                } @else {
                  <ops-badge tone="info"
                    ><ng-container i18n="@@calendar.state.proposed">Chờ áp dụng</ng-container></ops-badge
                  >
                }
              </li>
            }
          </ul>
          <ops-load-more [more]="more()" (next)="load(next())" />
        } @else {
          <p class="muted" i18n="@@calendar.versions.none">
            Chưa có phiên bản nào sau lịch ban đầu (phiên bản 1).
          </p>
        }
      }
    </section>
  `,
  styleUrl: '../list.css',
})
export class CalendarVersions {
  private readonly http = inject(HttpClient);
  protected readonly versions = signal<readonly CalendarVersion[] | undefined>(undefined);
  protected readonly next = signal<number | undefined>(undefined);
  protected readonly more = computed(() => this.next() !== undefined);
  protected readonly error = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(before?: number): Promise<void> {
    try {
      const page = await firstValueFrom(
        this.http.get<CalendarVersionList>('/api/calendars/versions', {
          params: before === undefined ? {} : { before },
        }),
      );
      this.versions.update((shown) => [...(shown ?? []), ...page.items]);
      this.next.set(page.nextBefore);
    } catch (error) {
      this.error.set(calendarProblemText(problemOf(error)));
    }
  }
}
