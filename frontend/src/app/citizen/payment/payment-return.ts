import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, OnDestroy, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Payment, PaymentAttempt } from '../../api/payment-types';
import { problemOf } from '../../api/problem';
import { DongPipe } from '../../dossier/money';
import { attemptLabels } from '../../dossier/payment-labels';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** How often the gateway is asked while one waits, and for how long. */
const pause = 5_000;
const asksMax = 24;

/**
 * Where a gateway sends the payer back to. What stands in the address is not looked at: the server asks the gateway, and
 * this page shows what it was told.
 */
@Component({
  selector: 'ops-payment-return',
  imports: [Button, DongPipe, Icon, Notice, RouterLink, Skeleton],
  template: `
    <div class="page narrow">
      <a class="back" [routerLink]="['/ho-so', code()]"
        ><ops-icon name="back" /><span i18n="@@payment.back">Hồ sơ</span></a
      >
      <h1 i18n="@@payment.title">Kết quả thanh toán</h1>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="start()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      } @else if (outcome() === 'paid') {
        <ops-notice tone="good" [live]="true">
          <p>
            <b i18n="@@payment.done">Đã thanh toán {{ attempt()?.amountVnd | dong }}.</b>
          </p>
          <p i18n="@@payment.receiptSoon">Biên lai điện tử có ở trang hồ sơ.</p>
        </ops-notice>
      } @else if (outcome() === 'waiting') {
        <p role="status" i18n="@@payment.waiting">
          Đang hỏi cổng thanh toán. Ông/bà chờ giây lát, không cần thanh toán lại.
        </p>
        <ops-skeleton [lines]="2" />
      } @else if (outcome() === 'undecided') {
        <ops-notice tone="warn" [live]="true">
          <p>
            <b i18n="@@payment.undecided">Cổng thanh toán chưa trả lời.</b>
          </p>
          <p i18n="@@payment.undecidedHint">
            Nếu ông/bà đã bị trừ tiền, không cần nộp lại: hệ thống tiếp tục hỏi và ghi nhận khi có kết quả.
          </p>
          <button ops-button type="button" (click)="start()" i18n="@@payment.askAgain">Hỏi lại</button>
        </ops-notice>
      } @else if (attempt(); as it) {
        <ops-notice tone="warn" [live]="true">
          <p>
            <b>{{ states[it.state] }}.</b>
          </p>
          @if (it.state === 'failed') {
            <p i18n="@@payment.failedHint">Ông/bà chưa bị trừ tiền và có thể thanh toán lại ở trang hồ sơ.</p>
          }
        </ops-notice>
      }
      <p>
        <a ops-button kind="primary" [routerLink]="['/ho-so', code()]" i18n="@@payment.toDossier"
          >Về trang hồ sơ</a
        >
      </p>
    </div>
  `,
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
    }
  `,
})
export class PaymentReturn implements OnDestroy {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly url = computed(() => `/api/dossiers/${encodeURIComponent(this.code())}`);
  protected readonly attempt = signal<PaymentAttempt | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  private readonly asks = signal(0);
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly outcome = computed(() => {
    const state = this.attempt()?.state;
    if (state === 'paid') return 'paid';
    if (!state || state === 'open') return this.asks() < asksMax ? 'waiting' : 'undecided';
    return 'other';
  });
  protected readonly states = attemptLabels;

  constructor() {
    effect(() => {
      this.code();
      void this.start();
    });
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
  }

  protected async start(): Promise<void> {
    clearTimeout(this.timer);
    this.asks.set(0);
    await this.look();
  }

  private async look(): Promise<void> {
    this.error.set(undefined);
    try {
      let payment = await firstValueFrom(this.http.get<Payment>(`${this.url()}/payment`));
      const newest = payment.attempts[0];
      if (newest?.state === 'open') {
        const check = `${this.url()}/payment-attempts/${newest.reference}/check`;
        payment = await firstValueFrom(this.http.post<Payment>(check, {}));
      }
      this.attempt.set(payment.attempts.find((one) => one.reference === newest?.reference));
      this.asks.update((count) => (newest ? count + 1 : asksMax));
      if (this.outcome() === 'waiting') this.timer = setTimeout(() => void this.look(), pause);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
