import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { PaymentLink } from '../api/payment-types';
import { CopyButton } from '../ui/copy-button/copy-button';
import { DayPipe } from './when';

/** An address at which somebody else can pay: the square for a telephone, and the same to copy. */
@Component({
  selector: 'ops-payment-link-details',
  imports: [CopyButton, DayPipe],
  template: `
    @let it = link();
    <div class="link" role="group" aria-label="Đường dẫn nộp phí" i18n-aria-label="@@payLink.title">
      <img
        [src]="picture()"
        width="180"
        height="180"
        alt="Mã QR của đường dẫn nộp phí"
        i18n-alt="@@payLink.qr"
      />
      <div class="words">
        <p class="code">
          <b>{{ it.address }}</b>
        </p>
        <ops-copy-button [text]="it.address" />
        <p class="small" i18n="@@payLink.hint">
          Ai có đường dẫn này đều nộp thay được, không cần đăng nhập; trang đó không hiện thông tin cá nhân.
          Dùng được đến hết ngày {{ it.expiresAt | day }}. Tạo đường dẫn mới thì đường dẫn cũ hết hiệu lực.
        </p>
      </div>
    </div>
  `,
  styles: `
    .link {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4);
      margin-top: var(--space-4);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .words {
      flex: 1 1 14rem;
      min-width: 0;
    }
    .words p:last-child {
      margin-bottom: 0;
    }
    .code {
      overflow-wrap: anywhere;
    }
  `,
})
export class PaymentLinkDetails {
  readonly link = input.required<PaymentLink>();
  private readonly sanitizer = inject(DomSanitizer);
  /** A picture of our own server's, shown as a picture: nothing in it can run. */
  protected readonly picture = computed(() =>
    this.sanitizer.bypassSecurityTrustUrl(`data:image/svg+xml,${encodeURIComponent(this.link().svg)}`),
  );
}
