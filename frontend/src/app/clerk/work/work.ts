import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { WorkItem, WorkPage } from '../../api/staff-types';
import { codeText, problemText } from '../../dossier/problem-texts';
import { StatusBadge } from '../../dossier/status-badge';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { PostLine } from '../desk/post-line';
import { workingTimeInWords } from '../queue/working-time';
import { whileVisible } from '../while-visible';
import { Unclosed } from './unclosed';

/** Which work: one's own, what waits to be taken, what colleagues of the same post have, what is done and still open. */
type List = 'mine' | 'offered' | 'post' | 'unclosed';

const refreshMs = 30_000;

const tabs: readonly { readonly list: List; readonly label: string }[] = [
  { list: 'mine', label: $localize`:@@work.mine:Đang giữ` },
  { list: 'offered', label: $localize`:@@work.offered:Chờ nhận` },
  { list: 'post', label: $localize`:@@work.post:Cùng vị trí` },
  { list: 'unclosed', label: $localize`:@@work.unclosed:Xong, chưa đóng` },
];

interface Report {
  readonly handedOver: readonly string[];
  readonly left: readonly { readonly code: string; readonly problem: string }[];
}

/** A person's own work, with what is left before going home. */
@Component({
  selector: 'ops-work',
  imports: [
    Badge,
    Button,
    EmptyState,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    PostLine,
    RouterLink,
    Skeleton,
    StatusBadge,
    Unclosed,
  ],
  template: `
    <h1 i18n="@@work.title">Việc của tôi</h1>
    @if (page()?.unfinished; as left) {
      <p class="left" role="status">
        <ng-container i18n="@@work.left"
          >Trước khi về: <b>{{ left.mine }}</b> hồ sơ đang giữ, <b>{{ left.offered }}</b> hồ sơ chờ nhận,
          <a routerLink="/can-bo/ky-so"
            ><b>{{ left.toSign }}</b> giấy chờ ký</a
          >.</ng-container
        >
      </p>
    }
    <nav class="row" aria-label="Danh sách" i18n-aria-label="@@work.lists">
      @for (tab of tabs; track tab.list) {
        <a
          ops-button
          [kind]="tab.list === current() ? 'primary' : 'secondary'"
          routerLink="."
          [queryParams]="{ list: tab.list === 'mine' ? null : tab.list }"
          [attr.aria-current]="tab.list === current() ? 'page' : null"
          >{{ tab.label }}</a
        >
      }
    </nav>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    @for (one of report()?.left ?? []; track one.code) {
      <ops-notice tone="warn" [live]="true"
        ><p>
          <span class="code">{{ one.code }}</span>: {{ codeText(one.problem) }}
        </p></ops-notice
      >
    }
    @if (current() === 'unclosed') {
      <ops-unclosed />
    } @else if (items(); as rows) {
      @if (rows.length) {
        @if (current() === 'mine') {
          <div class="bar">
            <span class="small muted" i18n="@@work.bulkHint"
              >Chọn hồ sơ đã xong bước để chuyển cùng lúc.</span
            >
            <button
              ops-button
              kind="primary"
              type="button"
              [disabled]="!chosen().size"
              [busy]="busy()"
              (click)="handOver()"
            >
              <ng-container i18n="@@work.bulk"
                >Chuyển {{ chosen().size }} hồ sơ đến bước tiếp theo</ng-container
              >
            </button>
          </div>
        }
        <ul class="list">
          @for (row of rows; track row.code) {
            <li [class.with-tick]="current() === 'mine'">
              @if (current() === 'mine') {
                <label class="tick"
                  ><input
                    type="checkbox"
                    [checked]="chosen().has(row.code)"
                    [disabled]="!!row.custody.offer"
                    (change)="toggle(row.code)"
                  /><span class="visually-hidden" i18n="@@work.choose">Chọn hồ sơ {{ row.code }}</span></label
                >
              }
              <div>
                <a [routerLink]="['/can-bo/ho-so', row.code]">{{ row.procedureName | local }}</a>
                <span class="muted small"
                  ><span class="code">{{ row.code }}</span> · {{ row.applicantName }}</span
                >
              </div>
              <div>
                <span
                  >{{ row.custody.offer?.stepName ?? row.custody.stepName | local }}
                  <ops-status-badge [status]="row.status" />
                  @if (row.askedSince) {
                    <ops-badge tone="warn"
                      ><ng-container i18n="@@work.asked">Người nộp hỏi</ng-container></ops-badge
                    >
                  }
                  @if (row.isRinging) {
                    <ops-badge tone="bad"
                      ><ng-container i18n="@@work.ringing">Chưa ai nhận</ng-container></ops-badge
                    >
                  }
                </span>
                @if (row.custody.offer; as offer) {
                  <span class="small"
                    ><ng-container i18n="@@work.to">Chờ nhận:</ng-container>
                    <ops-post-line [post]="offer.post"
                  /></span>
                } @else if (row.custody.person && !row.custody.isMine) {
                  <span class="small">{{ row.custody.person }}</span>
                }
                <span class="small muted">
                  @if (row.minutesLeft !== undefined) {
                    {{ timeLeft(row.minutesLeft) }}
                  }
                  @if (row.dueAt) {
                    · <ng-container i18n="@@toSign.due">Hẹn trả {{ row.dueAt | instant }}</ng-container>
                  }
                </span>
              </div>
              @if (current() === 'offered') {
                <div class="row">
                  <button ops-button kind="primary" type="button" [busy]="busy()" (click)="take(row)">
                    <ng-container i18n="@@custody.take">Nhận hồ sơ</ng-container>
                  </button>
                  <a ops-button [routerLink]="['/can-bo/ho-so', row.code]" i18n="@@work.look">Xem</a>
                </div>
              }
            </li>
          }
        </ul>
        <ops-load-more [more]="!!page()?.nextCursor" (next)="load(page()?.nextCursor)" />
      } @else {
        <ops-empty-state heading="Không có hồ sơ nào ở đây" i18n-heading="@@work.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="4" />
    }
  `,
  styleUrl: '../list.css',
  styles: `
    nav {
      margin-bottom: var(--space-4);
    }
    .left {
      max-width: none;
    }
    @media (min-width: 60rem) {
      .list li {
        grid-template-columns: 1fr 1fr auto;
      }
      .list .with-tick {
        grid-template-columns: auto 1fr 1fr;
      }
      .with-tick > div {
        grid-column: auto;
      }
    }
  `,
})
export class Work {
  /** Query parameter. */
  readonly list = input<string>();

  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly tabs = tabs;
  protected readonly current = computed<List>(
    () => tabs.find((tab) => tab.list === this.list())?.list ?? 'mine',
  );
  protected readonly page = signal<WorkPage | undefined>(undefined);
  protected readonly items = signal<readonly WorkItem[] | undefined>(undefined);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly report = signal<Report | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly timeLeft = workingTimeInWords;
  protected readonly codeText = codeText;

  constructor() {
    effect(() => {
      this.current();
      this.items.set(undefined);
      this.chosen.set(new Set());
      this.report.set(undefined);
      void this.load();
    });
    // Rows beyond the first page stay as they were read.
    whileVisible(refreshMs, () => {
      if ((this.items()?.length ?? 0) <= pageRows && !this.chosen().size) void this.load();
    });
  }

  protected async load(cursor?: string): Promise<void> {
    const list = this.current();
    this.error.set(undefined);
    try {
      // What is done and still open has a list of its own; its page shows only the counts of this one.
      const params = {
        list: list === 'unclosed' ? 'mine' : list,
        limit: pageRows,
        ...(cursor ? { cursor } : {}),
      };
      const page = await firstValueFrom(this.http.get<WorkPage>('/api/work', { params }));
      if (list !== this.current()) return;
      this.page.set(page);
      this.items.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected toggle(code: string): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (!next.delete(code)) next.add(code);
      return next;
    });
  }

  protected take(row: WorkItem): Promise<void> {
    return this.act(async () => {
      await firstValueFrom(
        this.http.post(
          `/api/dossiers/${encodeURIComponent(row.code)}/hand-over/acceptance`,
          {},
          { headers: { 'If-Match': `"${row.version}"`, 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      this.toasts.show($localize`:@@work.taken:Đã nhận hồ sơ.`);
    });
  }

  protected handOver(): Promise<void> {
    return this.act(async () => {
      const report = await firstValueFrom(
        this.http.post<Report>(
          '/api/hand-overs',
          { codes: [...this.chosen()] },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      this.report.set(report);
      this.chosen.set(new Set());
      this.toasts.show($localize`:@@work.handedOver:Đã chuyển ${report.handedOver.length}:count: hồ sơ.`);
    });
  }

  private async act(send: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await send();
      await this.load();
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}

const pageRows = 30;
