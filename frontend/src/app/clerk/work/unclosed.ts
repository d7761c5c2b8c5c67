import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { StepEvidence, UnclosedItem, UnclosedPage } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { PostLine } from '../desk/post-line';

const evidenceWords: Readonly<Record<StepEvidence, string>> = {
  outcomeDrafted: $localize`:@@unclosed.outcomeDrafted:Đã soạn dự thảo kết quả`,
  outcomeApproved: $localize`:@@unclosed.outcomeApproved:Kết quả đã được duyệt`,
  resultSigned: $localize`:@@unclosed.resultSigned:Kết quả đã được ký số`,
  resultIssued: $localize`:@@unclosed.resultIssued:Kết quả đã phát hành`,
  resultFetched: $localize`:@@unclosed.resultFetched:Người nộp đã tải kết quả`,
};

/** Each closing act as the server takes it. */
const acts: Readonly<
  Record<UnclosedItem['closing'], (item: UnclosedItem) => { readonly path: string; readonly body: object }>
> = {
  handOver: (item) => ({ path: 'hand-over', body: { step: item.nextStep?.step } }),
  recordOutcome: () => ({ path: 'outcome', body: {} }),
  returnResult: () => ({ path: 'result-return', body: { way: 'electronic', proof: 'signedIn' } }),
};

/** What the last night found done in reality and open here, each with the one act that closes it. */
@Component({
  selector: 'ops-unclosed',
  imports: [Button, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, PostLine, RouterLink, Skeleton],
  template: `
    <p class="small muted">
      <ng-container i18n="@@unclosed.what"
        >Việc đã xong thực tế nhưng bước chưa được đóng trên hệ thống, theo lần đối soát đêm.</ng-container
      >
      @if (page()?.reconciledAt; as at) {
        &ngsp;<ng-container i18n="@@unclosed.at">Đối soát lúc {{ at | instant }}.</ng-container>
      }
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    @if (items(); as rows) {
      @if (rows.length) {
        <ul class="list">
          @for (row of rows; track row.code) {
            <li>
              <div>
                <a [routerLink]="['/can-bo/ho-so', row.code]">{{ row.procedureName | local }}</a>
                <span class="muted small"
                  ><span class="code">{{ row.code }}</span> · {{ row.applicantName }}</span
                >
              </div>
              <div>
                <span>{{ evidence[row.evidence] }}</span>
                <span class="small muted"
                  ><ng-container i18n="@@unclosed.since">từ {{ row.since | instant }}</ng-container> ·
                  {{ row.custody.stepName | local }}</span
                >
                @if (row.custody.person && !row.custody.isMine) {
                  <span class="small">{{ row.custody.person }}</span>
                }
                @if (row.nextStep; as next) {
                  <span class="small">→ <ops-post-line [post]="next.post" [short]="true" /></span>
                }
              </div>
              @if (row.isMine) {
                <div class="row">
                  <button
                    ops-button
                    kind="primary"
                    type="button"
                    [busy]="busy() === row.code"
                    [disabled]="!!busy()"
                    (click)="close(row)"
                  >
                    @switch (row.closing) {
                      @case ('handOver') {
                        <ng-container i18n="@@unclosed.handOver"
                          >Chuyển: {{ row.nextStep?.stepName | local }}</ng-container
                        >
                      }
                      @case ('recordOutcome') {
                        <ng-container i18n="@@unclosed.recordOutcome">Phát hành kết quả</ng-container>
                      }
                      @case ('returnResult') {
                        <ng-container i18n="@@unclosed.returnResult">Đóng: đã trả bản điện tử</ng-container>
                      }
                    }
                  </button>
                </div>
              }
            </li>
          }
        </ul>
      } @else if (!page()?.nextCursor) {
        <ops-empty-state heading="Không có hồ sơ nào xong mà chưa đóng" i18n-heading="@@unclosed.empty" />
      }
      <ops-load-more [more]="!!page()?.nextCursor" (next)="load(page()?.nextCursor)" />
    } @else if (!error()) {
      <ops-skeleton [lines]="4" />
    }
  `,
  styleUrl: '../list.css',
  styles: `
    @media (min-width: 60rem) {
      .list li {
        grid-template-columns: 1fr 1fr auto;
      }
    }
  `,
})
export class Unclosed {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly evidence = evidenceWords;
  protected readonly page = signal<UnclosedPage | undefined>(undefined);
  protected readonly items = signal<readonly UnclosedItem[] | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  /** The dossier whose act is on its way. */
  protected readonly busy = signal<string | undefined>(undefined);

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const params: Record<string, string> = cursor ? { cursor } : {};
      const page = await firstValueFrom(this.http.get<UnclosedPage>('/api/work/unclosed', { params }));
      this.page.set(page);
      this.items.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async close(item: UnclosedItem): Promise<void> {
    const { path, body } = acts[item.closing](item);
    this.busy.set(item.code);
    this.error.set(undefined);
    try {
      await firstValueFrom(
        this.http.post(`/api/dossiers/${encodeURIComponent(item.code)}/${path}`, body, {
          headers: { 'If-Match': `"${item.version}"`, 'Idempotency-Key': newIdempotencyKey() },
        }),
      );
      this.items.update((shown) => shown?.filter((one) => one.code !== item.code));
      this.toasts.show($localize`:@@unclosed.closed:Đã đóng bước của hồ sơ ${item.code}:code:.`);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(undefined);
    }
  }
}
