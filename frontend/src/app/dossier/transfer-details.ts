import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { LocalTextPipe } from '../api/local-text';
import { Transfer } from '../api/payment-types';
import { DongPipe } from './money';
import { CopyButton } from '../ui/copy-button/copy-button';

/** A transfer to the unit's account: the square for a bank's application, and the same in words. */
@Component({
  selector: 'ops-transfer-details',
  imports: [CopyButton, DongPipe, LocalTextPipe],
  template: `
    @let it = transfer();
    <div class="transfer" role="group" aria-label="Chuyển khoản" i18n-aria-label="@@way.transfer">
      <img
        [src]="picture()"
        width="220"
        height="220"
        alt="Mã VietQR của khoản này"
        i18n-alt="@@transfer.qr"
      />
      <dl>
        <dt i18n="@@transfer.bank">Ngân hàng</dt>
        <dd>{{ it.bank | local }}</dd>
        <dt i18n="@@transfer.account">Số tài khoản</dt>
        <dd>
          <b>{{ it.number }}</b> – {{ it.holder }}
        </dd>
        <dt i18n="@@day.sum">Số tiền</dt>
        <dd>
          <b>{{ it.amountVnd | dong }}</b>
        </dd>
        <dt i18n="@@transfer.purpose">Nội dung chuyển khoản</dt>
        <dd>
          <b class="code">{{ it.purpose }}</b> <ops-copy-button [text]="it.purpose" />
        </dd>
      </dl>
      <p class="small" i18n="@@transfer.hint">
        Ghi đúng nội dung này. Biên lai được lập khi cơ quan thấy tiền trên sao kê, thường trong ngày làm
        việc.
      </p>
    </div>
  `,
  styles: `
    .transfer {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4);
      margin-top: var(--space-4);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    p {
      margin: 0;
    }
    dl {
      flex: 1 1 14rem;
      margin: 0;
    }
    dt {
      color: var(--ink-2);
      font-size: var(--text-sm);
    }
    dd {
      margin: 0 0 var(--space-2);
    }
    .code {
      overflow-wrap: anywhere;
    }
  `,
})
export class TransferDetails {
  readonly transfer = input.required<Transfer>();
  private readonly sanitizer = inject(DomSanitizer);
  /** A picture of our own server's, shown as a picture: nothing in it can run. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustUrl(`data:image/svg+xml,${encodeURIComponent(this.transfer().svg)}`),
  );
}
