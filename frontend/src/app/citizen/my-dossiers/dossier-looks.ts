import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { DossierLook } from '../../api/look-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { answeredLabel, lookLabels, purposeLabels, roleLabels } from '../../dossier/look-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Who of the staff opened one's dossier and what for; asked for only when somebody wants to know. */
@Component({
  selector: 'ops-dossier-looks',
  imports: [Button, InstantPipe, LoadMore, LocalTextPipe, Notice, Skeleton],
  template: `
    <details (toggle)="unfold($event)">
      <summary>
        <h2 i18n="@@looks.title">Ai đã mở hồ sơ này</h2>
      </summary>
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
              {{ roles[row.role] }}, {{ row.unit | local }}<br />
              <span class="small muted"
                >{{ row.at | instant }}: {{ kinds[row.what] }}, {{ purposes[row.purpose]
                }}{{ row.answered === undefined ? '' : ', ' + answered(row.answered) }}
              </span>
              @if (row.reason) {
                <br /><span class="small reason">{{ row.reason }}</span>
              }
            </li>
          } @empty {
            <li i18n="@@looks.none">Chưa có cán bộ nào mở hồ sơ.</li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else if (!error()) {
        <ops-skeleton [lines]="2" />
      }
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
    }
    h2 {
      display: inline;
    }
    .reason {
      overflow-wrap: anywhere;
    }
  `,
})
export class DossierLooks {
  readonly code = input.required<string>();
  private readonly http = inject(HttpClient);
  protected readonly rows = signal<readonly DossierLook[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly kinds = lookLabels;
  protected readonly answered = answeredLabel;
  protected readonly purposes = purposeLabels;
  protected readonly roles = roleLabels;

  protected unfold(event: Event): void {
    if ((event.target as HTMLDetailsElement).open && !this.rows()) void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const url = `/api/dossiers/${encodeURIComponent(this.code())}/looks`;
      const page = await firstValueFrom(
        this.http.get<Page<DossierLook>>(url, { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
