import { HttpClient } from '@angular/common/http';
import { Component, computed, DOCUMENT, inject, LOCALE_ID, OnDestroy, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { LinkedPayment, PaymentPage, Transfer } from '../../api/payment-types';
import { problemOf } from '../../api/problem';
import { DongPipe } from '../../dossier/money';
import { attemptLabels, feeKindLabels, paymentLabels, paymentTones } from '../../dossier/payment-labels';
import { problemText } from '../../dossier/problem-texts';
import { PaymentWays } from '../../dossier/payment-ways';
import { TransferDetails } from '../../dossier/transfer-details';
import { DayPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { comeBack, forgetKey, leaveByKey, rememberedKey, rememberKey } from './payment-key';

/** How often the gateway is asked while one waits, and for how long. */
const pause = 5_000;
const asksMax = 24;
const unknown = 'payment-link.not-found';

/** Pays for a dossier by the key of a link: what for, how much and how; nothing of a person. */
@Component({
  selector: 'ops-linked-payment',
  imports: [Badge, Button, DayPipe, DongPipe, LocalTextPipe, Notice, PaymentWays, Skeleton, TransferDetails],
  template: `
    <div class="page narrow">
      <h1 i18n="@@linked.title">Nộp phí, lệ phí</h1>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          @if (mayRetry()) {
            <button ops-button type="button" (click)="waitForGateway()" i18n="@@action.retry">Thử lại</button>
          }
        </ops-notice>
      }
      @if (shown(); as it) {
        <section class="card" aria-labelledby="what">
          <div class="head">
            <h2 id="what">{{ it.procedure | local }}</h2>
            <ops-badge [tone]="tones[it.status]">{{ labels[it.status] }}</ops-badge>
          </div>
          <p>
            <ng-container i18n="@@linked.code">Mã hồ sơ</ng-container>:
            <b class="code">{{ it.dossierCode }}</b><br /><ng-container i18n="@@linked.unit"
              >Nơi thu</ng-container
            >: {{ it.unit | local }}
          </p>
          <dl>
            @for (line of it.lines; track $index) {
              <div>
                <dt>{{ line.name | local }} ({{ kinds[line.kind] }})</dt>
                <dd>{{ line.amountVnd | dong }}</dd>
              </div>
            }
            <div class="total">
              <dt i18n="@@fee.total">Tổng cộng</dt>
              <dd>{{ it.totalVnd | dong }}</dd>
            </div>
          </dl>
          @if (it.status === 'settled') {
            <ops-notice tone="good" [live]="true"
              ><p>
                <b i18n="@@linked.paid">Đã nộp đủ. Không cần nộp lại.</b>
              </p></ops-notice
            >
            @for (receipt of it.receipts; track receipt.number) {
              <p class="head">
                <span
                  >{{ kinds[receipt.kind] }}:
                  <ng-container i18n="@@receipt.number">biên lai số {{ receipt.number }}</ng-container></span
                >
              </p>
            }
          } @else if (waiting()) {
            <p role="status" i18n="@@payment.waiting">
              Đang hỏi cổng thanh toán. Ông/bà chờ giây lát, không cần thanh toán lại.
            </p>
            <ops-skeleton [lines]="2" />
          } @else {
            @if (it.attempt === 'failed' || it.attempt === 'held' || it.attempt === 'expired') {
              <ops-notice tone="warn" [live]="true"
                ><p>
                  <ng-container i18n="@@linked.last">Lần thanh toán gần nhất</ng-container>:
                  {{ states[it.attempt] }}.
                </p></ops-notice
              >
            } @else if (it.attempt === 'open') {
              <ops-notice tone="warn" [live]="true">
                <p i18n="@@linked.open">
                  Có lần thanh toán chưa có kết quả. Nếu đã bị trừ tiền thì không cần nộp lại.
                </p>
                <button ops-button type="button" (click)="waitForGateway()">
                  <ng-container i18n="@@payment.askAgain">Hỏi lại</ng-container>
                </button>
              </ops-notice>
            }
            @if (it.ways.length) {
              <ops-payment-ways [ways]="it.ways" [leaving]="leaving()" (chosen)="pay($event)">
                @if (transfer(); as made) {
                  <ops-transfer-details [transfer]="made" />
                }
              </ops-payment-ways>
              <p class="small muted" i18n="@@linked.until">
                Trang này không hiện thông tin cá nhân của người nộp hồ sơ. Đường dẫn dùng được đến hết ngày
                {{ it.expiresAt | day }}.
              </p>
            } @else {
              <p i18n="@@linked.nothing">Hiện không có khoản nào nộp được ở trang này.</p>
            }
          }
        </section>
      } @else if (!error()) {
        <ops-skeleton [lines]="4" />
      }
    </div>
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--space-2);
    }
    h2 {
      margin-top: 0;
      font-size: var(--text-lg);
    }
    dl {
      margin: 0 0 var(--space-4);
    }
    dl > div {
      display: flex;
      justify-content: space-between;
      gap: var(--space-4);
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--line);
    }
    dd {
      margin: 0;
      white-space: nowrap;
    }
    .total {
      font-weight: 600;
    }
    ops-payment-ways + p {
      margin-top: var(--space-4);
    }
  `,
})
export class LinkedPaymentPage implements OnDestroy {
  private readonly http = inject(HttpClient);
  private readonly locale = inject(LOCALE_ID);
  private readonly document = inject(DOCUMENT);
  protected readonly shown = signal<LinkedPayment | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly mayRetry = signal(false);
  protected readonly leaving = signal<string | undefined>(undefined);
  protected readonly transfer = signal<Transfer | undefined>(undefined);
  private readonly asks = signal(asksMax);
  protected readonly waiting = computed(() => this.shown()?.attempt === 'open' && this.asks() < asksMax);
  protected readonly labels = paymentLabels;
  protected readonly tones = paymentTones;
  protected readonly states = attemptLabels;
  protected readonly kinds = feeKindLabels;
  private key = '';
  /** One key for one choice: repeating the click doesn't begin another attempt. */
  private click = newIdempotencyKey();
  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly arrived = () => this.begin();

  constructor() {
    this.begin();
    // Another link in the same tab changes the fragment alone.
    window.addEventListener('hashchange', this.arrived);
  }

  ngOnDestroy(): void {
    window.removeEventListener('hashchange', this.arrived);
    clearTimeout(this.timer);
  }

  /** The key arrives only in the fragment and leaves the address at once, as in tracking. */
  private begin(): void {
    const location = this.document.location;
    const given = /^#k=([a-z0-9]+)$/.exec(location.hash)?.[1];
    comeBack();
    if (given) {
      rememberKey(given);
      setTimeout(() => history.replaceState(history.state, '', location.pathname));
    }
    this.key = given ?? rememberedKey();
    this.shown.set(undefined);
    this.transfer.set(undefined);
    this.click = newIdempotencyKey();
    clearTimeout(this.timer);
    // Whoever comes without a key in the address comes back from the gateway.
    void (given ? this.load() : this.waitForGateway());
  }

  protected async waitForGateway(): Promise<void> {
    this.asks.set(0);
    await this.ask();
  }

  /** Leaves for the gateway's page; what comes of it is told to the server, not to this browser. */
  protected async pay(way: string): Promise<void> {
    this.error.set(undefined);
    this.leaving.set(way);
    try {
      if (way === 'transfer') {
        const url = '/api/linked-payment/transfer-code';
        this.transfer.set(await firstValueFrom(this.http.get<Transfer>(url, { headers: this.head() })));
        this.leaving.set(undefined);
        return;
      }
      const body = { way, language: this.locale.startsWith('en') ? 'en' : 'vi' };
      const page = await firstValueFrom(
        this.http.post<PaymentPage>('/api/linked-payment/attempts', body, {
          headers: { ...this.head(), 'Idempotency-Key': this.click },
        }),
      );
      leaveByKey();
      this.document.location.assign(page.address);
    } catch (error) {
      this.click = newIdempotencyKey();
      this.leaving.set(undefined);
      await this.load();
      this.fail(error);
    }
  }

  private async load(): Promise<void> {
    try {
      const url = '/api/linked-payment';
      this.shown.set(await firstValueFrom(this.http.get<LinkedPayment>(url, { headers: this.head() })));
    } catch (error) {
      this.fail(error);
    }
  }

  private async ask(): Promise<void> {
    clearTimeout(this.timer);
    this.error.set(undefined);
    try {
      const url = '/api/linked-payment/check';
      this.shown.set(await firstValueFrom(this.http.post<LinkedPayment>(url, {}, { headers: this.head() })));
      this.asks.update((count) => count + 1);
      if (this.waiting()) this.timer = setTimeout(() => void this.ask(), pause);
      else if (this.shown()?.status === 'settled') forgetKey();
    } catch (error) {
      // Whoever waited in vain asks again themselves.
      this.asks.set(asksMax);
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const problem = problemOf(error);
    if (problem.code === unknown) this.shown.set(undefined);
    this.mayRetry.set(problem.code !== unknown);
    this.error.set(problemText(problem));
  }

  private head(): Record<string, string> {
    return { 'X-Payment-Key': this.key };
  }
}
