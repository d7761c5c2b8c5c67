import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import { Payment } from '../../api/payment-types';
import { DongPipe } from '../../dossier/money';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

/** What the counter is asked before it acts on money. */
export type PaymentAsk = 'cash' | 'transfer' | 'count' | 'decline' | 'refund' | 'cancel';

const headings: Record<PaymentAsk, string> = {
  cash: $localize`:@@pay.cash:Thu tiền mặt`,
  transfer: $localize`:@@pay.transfer:Ghi nhận chuyển khoản`,
  count: $localize`:@@pay.count:Tính theo trang`,
  decline: $localize`:@@pay.declineTitle:Không chấp thuận miễn`,
  refund: $localize`:@@pay.refund:Hoàn trả`,
  cancel: $localize`:@@pay.cancel:Hủy biên lai`,
};

/** One question about money; nothing is sent before the second click. */
@Component({
  selector: 'ops-payment-dialog',
  imports: [Button, Dialog, DongPipe, Field, Notice],
  template: `
    <ops-dialog [heading]="heading()">
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @switch (what()) {
        @case ('cash') {
          <p i18n="@@pay.cashHint">
            Nhận đủ <b>{{ payment().fees.totalVnd | dong }}</b> rồi xác nhận; biên lai được lập ngay.
          </p>
        }
        @case ('transfer') {
          <p i18n="@@pay.transferHint">
            Sao kê tài khoản của cơ quan phải có đúng <b>{{ payment().fees.totalVnd | dong }}</b>.
          </p>
          <ops-field label="Số giao dịch trên sao kê" i18n-label="@@pay.bankTransaction">
            <input #bank maxlength="64" autocomplete="off" [value]="text()" (input)="text.set(bank.value)" />
          </ops-field>
        }
        @case ('count') {
          <ops-field label="Số trang bản chính" i18n-label="@@pay.pages">
            <input
              #pages
              type="number"
              min="1"
              max="10000"
              inputmode="numeric"
              [value]="counted().pages"
              (input)="counted.set({ pages: pages.value, copies: counted().copies })"
            />
          </ops-field>
          <ops-field label="Số bản" i18n-label="@@pay.copies">
            <input
              #copies
              type="number"
              min="1"
              max="1000"
              inputmode="numeric"
              [value]="counted().copies"
              (input)="counted.set({ pages: counted().pages, copies: copies.value })"
            />
          </ops-field>
        }
        @default {
          <ops-field label="Lý do, người nộp đọc được" i18n-label="@@pay.reason">
            <textarea #why maxlength="500" [value]="text()" (input)="text.set(why.value)"></textarea>
          </ops-field>
          @if (what() === 'refund') {
            <label class="tick">
              <input type="checkbox" [checked]="atCounter()" (change)="atCounter.set(!atCounter())" />
              <span i18n="@@pay.atCounter"
                >Đã trả lại bằng tiền mặt hoặc chuyển khoản, không qua cổng thanh toán</span
              >
            </label>
          }
        }
      }
      <div class="row">
        <button
          ops-button
          [kind]="isHard() ? 'danger' : 'primary'"
          type="button"
          [busy]="busy()"
          (click)="confirm()"
        >
          {{ heading() }}
        </button>
        <button ops-button kind="quiet" type="button" (click)="close()" i18n="@@action.cancel">Thôi</button>
      </div>
    </ops-dialog>
  `,
  styles: `
    .tick {
      display: flex;
      gap: var(--space-3);
      margin-bottom: var(--space-5);
      cursor: pointer;
    }
    .tick input {
      flex: none;
      width: 1.5rem;
      height: 1.5rem;
      margin: 0;
    }
  `,
})
export class PaymentDialog {
  readonly payment = input.required<Payment>();
  readonly busy = input(false);
  readonly send = output<{ path: string; body: object }>();

  private readonly dialog = viewChild.required(Dialog);
  protected readonly what = signal<PaymentAsk>('cash');
  private readonly subject = signal('');
  protected readonly text = signal('');
  protected readonly counted = signal({ pages: '', copies: '1' });
  protected readonly atCounter = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly heading = computed(() => headings[this.what()]);
  protected readonly isHard = computed(() => ['decline', 'refund', 'cancel'].includes(this.what()));

  open(what: PaymentAsk, subject: string): void {
    this.what.set(what);
    this.subject.set(subject);
    this.text.set('');
    this.atCounter.set(false);
    this.counted.set({ pages: '', copies: '1' });
    this.error.set(undefined);
    this.dialog().open();
  }

  close(): void {
    this.dialog().close();
  }

  fail(words: string): void {
    this.error.set(words);
  }

  protected confirm(): void {
    const words = this.text().trim();
    const { pages, copies } = this.counted();
    const total = this.payment().fees.totalVnd;
    const needsText = this.isHard() || this.what() === 'transfer';
    if (needsText && !words) {
      this.error.set(
        this.what() === 'transfer'
          ? $localize`:@@pay.bankMissing:Hãy nhập số giao dịch trên sao kê.`
          : $localize`:@@pay.reasonMissing:Hãy viết lý do.`,
      );
      return;
    }
    switch (this.what()) {
      case 'cash':
        return this.send.emit({ path: 'money', body: { amountVnd: total } });
      case 'transfer':
        return this.send.emit({ path: 'money', body: { amountVnd: total, bankTransaction: words } });
      case 'count': {
        const line = this.payment().fees.lines.find((one) => one.rateVnd === undefined);
        const body = { feeId: line?.feeId ?? '', pages: Number(pages), copies: Number(copies) };
        return this.send.emit({ path: 'count', body });
      }
      case 'decline':
        return this.send.emit({ path: 'exemption', body: { decision: 'declined', reason: words } });
      case 'refund':
        return this.send.emit({
          path: 'refund',
          body: { reference: this.subject(), reason: words, atCounter: this.atCounter() },
        });
      case 'cancel':
        return this.send.emit({
          path: `receipts/${this.subject()}/cancellation`,
          body: { reason: words },
        });
    }
  }
}
