import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { ParcelEntry, ParcelScan, ParcelWork } from '../../api/return-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { carrierLabels, parcelLabels, parcelTones, traceLabels } from '../../dossier/return-labels';
import { saveAs } from '../../dossier/save-as';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Session } from '../../session/session';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { receives } from '../posts';
import { HandOut } from './hand-out';

const works: readonly ParcelWork[] = ['toSend', 'onTheWay', 'toCollect', 'toSettle'];

const workLabels: Record<ParcelWork, string> = {
  toSend: $localize`:@@parcels.toSend:Chờ gửi`,
  onTheWay: $localize`:@@parcels.onTheWay:Đang trên đường`,
  toCollect: $localize`:@@parcels.toCollect:Gửi đến quầy này`,
  toSettle: $localize`:@@parcels.toSettle:Về lại, không nhận`,
};

/** The parcels of a counter by what is to be done. A label is scanned when a parcel is given away or comes in. */
@Component({
  selector: 'ops-parcels',
  imports: [
    Badge,
    Button,
    DayPipe,
    EmptyState,
    Field,
    HandOut,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  template: `
    <h1 i18n="@@parcels.title">Bưu gửi, túi công văn</h1>
    @if (atCounter()) {
      <form class="scan" (submit)="$event.preventDefault(); scan()">
        <ops-field
          label="Quét nhãn khi bàn giao hoặc khi nhận về"
          i18n-label="@@parcels.scan"
          hint="Đặt con trỏ vào ô này rồi quét mã vạch, hoặc gõ số trên nhãn."
          i18n-hint="@@parcels.scan.hint"
        >
          <input #label autocomplete="off" maxlength="40" spellcheck="false" />
        </ops-field>
        <button ops-button kind="primary" type="submit" [busy]="busy()">
          <ng-container i18n="@@parcels.scan.do">Ghi nhận</ng-container>
        </button>
      </form>
    }
    @if (noted(); as it) {
      <ops-notice tone="good" [live]="true">
        <p>
          <b>{{ traces[it.kind] }}</b> – <span class="code">{{ it.dossierCode }}</span>
        </p>
      </ops-notice>
    }
    @if (refusal(); as words) {
      <ops-notice tone="bad" [live]="true"
        ><p>{{ words }}</p></ops-notice
      >
    }
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    <nav class="tabs" aria-label="Việc với bưu gửi" i18n-aria-label="@@parcels.tabs">
      @for (one of works; track one) {
        <a
          [routerLink]="[]"
          [queryParams]="{ viec: one }"
          [attr.aria-current]="one === current() ? 'page' : null"
          >{{ labels[one] }}</a
        >
      }
    </nav>
    @if (rows(); as shown) {
      @if (shown.length) {
        <ul class="list">
          @for (row of shown; track row.labelNumber) {
            <li>
              <div>
                <b class="code">{{ row.labelNumber }}</b>
                <a class="small" [routerLink]="['/can-bo/ho-so', row.dossierCode]">{{ row.dossierCode }}</a>
              </div>
              <div>
                <span>{{ row.applicantName }}</span>
                <span class="small muted">
                  {{ carriers[row.kind] }}
                  @if (current() === 'toCollect') {
                    <ng-container i18n="@@parcels.from">từ {{ row.from | local }}</ng-container>
                  } @else if (row.to) {
                    <ng-container i18n="@@parcels.to">đến {{ row.to | local }}</ng-container>
                  }
                </span>
                @if (row.collector) {
                  <span class="small" i18n="@@parcels.collector">Nhận thay: {{ row.collector }}</span>
                }
              </div>
              <div>
                <span
                  ><ops-badge [tone]="tones[row.state]">{{ states[row.state] }}</ops-badge></span
                >
                @if (row.promisedOn) {
                  <span class="small muted" i18n="@@parcels.promised"
                    >Dự kiến đến {{ row.promisedOn | day }}</span
                  >
                } @else {
                  <span class="small muted" i18n="@@parcels.since">Từ {{ row.begunAt | instant }}</span>
                }
              </div>
              <div class="row">
                @if (atCounter() && row.state === 'ordered') {
                  <button ops-button type="button" (click)="print(row)" i18n="@@parcels.label">
                    In nhãn
                  </button>
                }
                @if (atCounter() && row.state === 'arrived') {
                  <button ops-button kind="primary" type="button" (click)="handOut.open(row)">
                    <ng-container i18n="@@parcels.handOut">Trao kết quả</ng-container>
                  </button>
                }
              </div>
            </li>
          }
        </ul>
        <ops-load-more [more]="!!next()" (next)="load(next())" />
      } @else {
        <ops-empty-state heading="Không có bưu gửi nào ở mục này" i18n-heading="@@parcels.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="4" />
    }
    <ops-hand-out #handOut (done)="load()" />
  `,
  styleUrls: ['../tabs.css', '../list.css', './parcels.css'],
})
export class Parcels {
  /** Query parameter. */
  readonly viec = input<string>();

  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('label');
  /** Supervisors read the list; parcels pass through the hands of receiving clerks. */
  protected readonly atCounter = computed(() => receives(this.session.person()));
  protected readonly works = works;
  protected readonly current = computed(() => works.find((one) => one === this.viec()) ?? 'toSend');
  protected readonly rows = signal<readonly ParcelEntry[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly noted = signal<ParcelScan | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  /** Why a scan or a label was refused. */
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly labels = workLabels;
  protected readonly carriers = carrierLabels;
  protected readonly states = parcelLabels;
  protected readonly tones = parcelTones;
  protected readonly traces = traceLabels;
  /** Counts askings: only the answer to the last one is shown. */
  private asked = 0;

  constructor() {
    effect(() => {
      this.current();
      this.rows.set(undefined);
      void this.load();
    });
  }

  protected async load(cursor?: string): Promise<void> {
    const asked = ++this.asked;
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<ParcelEntry>>('/api/parcels', {
          params: { work: this.current(), ...(cursor && { cursor }) },
        }),
      );
      if (asked !== this.asked) return;
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      if (asked === this.asked) this.error.set(problemText(problemOf(error)));
    }
  }

  /** A scanner types the number and ends it with Enter; the field is ready for the next one at once. */
  protected async scan(): Promise<void> {
    const field = this.field().nativeElement;
    const number = field.value.trim();
    if (!number || this.busy()) return;
    this.busy.set(true);
    this.noted.set(undefined);
    this.refusal.set(undefined);
    try {
      this.noted.set(
        await firstValueFrom(
          this.http.post<ParcelScan>(
            `/api/parcels/${encodeURIComponent(number)}/scans`,
            {},
            { headers: { 'Idempotency-Key': newIdempotencyKey() } },
          ),
        ),
      );
      field.value = '';
      await this.load();
    } catch (error) {
      this.refusal.set(problemText(problemOf(error)));
      field.select();
    } finally {
      this.busy.set(false);
      field.focus();
    }
  }

  protected async print(row: ParcelEntry): Promise<void> {
    try {
      const url = `/api/parcels/${encodeURIComponent(row.labelNumber)}/label`;
      saveAs(
        await firstValueFrom(this.http.get(url, { responseType: 'blob' })),
        `nhan-${row.labelNumber}.pdf`,
      );
    } catch (error) {
      this.refusal.set(problemText(problemOf(error)));
    }
  }
}
