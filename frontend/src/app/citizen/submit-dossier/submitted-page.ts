import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../api/local-text';
import { SubmissionReceipt } from '../../api/types';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { Icon } from '../../ui/icon/icon';
import { isAtCounter } from './filing';
import { readReceipt } from './receipt';

/** The dossier code, the one number that a person needs, and what happens next. */
@Component({
  selector: 'ops-submitted-page',
  imports: [Button, CopyButton, Icon, InstantPipe, LocalTextPipe, RouterLink],
  template: `
    <div class="page narrow">
      @if (receipt(); as it) {
        <section class="banner">
          <ops-icon name="check" />
          <h1 i18n="@@done.title">Đã nộp hồ sơ</h1>
          <p i18n="@@done.code">Mã hồ sơ của ông/bà</p>
          <p class="number code">{{ it.dossierCode }}</p>
        </section>
        @if (atCounter) {
          <p i18n="@@counterDraft.handOver">
            In trang này giao cho người nộp: mã hồ sơ và địa chỉ dưới đây là đủ để theo dõi, không cần tài
            khoản.
          </p>
          <p class="code address">{{ it.trackingUrl }}</p>
        }
        <div class="row no-print">
          <ops-copy-button [text]="it.dossierCode" label="Sao chép mã" i18n-label="@@done.copy" />
          <button ops-button type="button" (click)="print()">
            <ops-icon name="print" /><span i18n="@@done.print">In trang này</span>
          </button>
        </div>
        <h2 i18n="@@done.next">Tiếp theo sẽ thế nào</h2>
        <ol>
          <li>
            <ng-container i18n="@@done.next.check">Cán bộ kiểm tra từng giấy tờ, chậm nhất lúc</ng-container
            >&ngsp;<b>{{ it.acceptanceDueAt | instant }}</b
            >&ngsp;<ng-container i18n="@@done.next.hours">(trong 8 giờ làm việc).</ng-container>
          </li>
          @if (atCounter) {
            <li i18n="@@counterDraft.slip">
              Khi hồ sơ được tiếp nhận, giấy hẹn có chữ ký số, ghi rõ ngày giờ trả kết quả, xem và tải được ở
              địa chỉ trên; người nộp có số điện thoại hoặc thư điện tử thì được báo thêm.
            </li>
          } @else {
            <li i18n="@@done.next.slip">
              Khi hồ sơ được tiếp nhận, ông/bà nhận giấy hẹn có chữ ký số qua thư điện tử, ghi rõ ngày giờ trả
              kết quả.
            </li>
          }
          <li i18n="@@done.next.fault">
            Nếu giấy tờ còn thiếu hoặc sai, ông/bà sẽ được báo một lần, đầy đủ và có lý do.
          </li>
        </ol>
        <p>
          <span class="muted" i18n="@@done.at">Nộp lúc</span> {{ it.receivedAt | instant }},
          <span class="muted" i18n="@@done.to">đến</span> {{ it.unitName | local }}.
        </p>
        <div class="row no-print">
          <a
            ops-button
            kind="primary"
            [routerLink]="['/tra-cuu', it.dossierCode]"
            [fragment]="'k=' + it.trackingKey"
          >
            <span i18n="@@done.track">Theo dõi hồ sơ này</span><ops-icon name="arrow" />
          </a>
          @if (atCounter) {
            <a ops-button routerLink="/can-bo/nop-ho" i18n="@@counterDraft.next">Nộp hộ hồ sơ khác</a>
          } @else {
            <a ops-button routerLink="/ho-so-cua-toi" i18n="@@title.mine">Hồ sơ của tôi</a>
          }
        </div>
      } @else if (atCounter) {
        <h1 i18n="@@done.titleAgain">Đã nộp hồ sơ</h1>
        <a ops-button kind="primary" routerLink="/can-bo/nop-ho" i18n="@@counterDraft.back"
          >Về nộp hộ tại quầy</a
        >
      } @else {
        <h1 i18n="@@done.titleAgain">Đã nộp hồ sơ</h1>
        <p i18n="@@done.lost">Mã hồ sơ có trong mục Hồ sơ của tôi và trong thư điện tử đã gửi cho ông/bà.</p>
        <a ops-button kind="primary" routerLink="/ho-so-cua-toi" i18n="@@title.mine">Hồ sơ của tôi</a>
      }
    </div>
  `,
  styles: `
    .banner {
      padding: var(--space-6) var(--space-3);
      margin-bottom: var(--space-5);
      border-radius: var(--radius-lg);
      background: var(--good-soft);
      border: 1px solid var(--good);
      text-align: center;
    }
    .banner ops-icon {
      width: 3rem;
      height: 3rem;
      color: var(--good);
    }
    .banner p {
      margin: 0 auto;
    }
    .number {
      /* The longest code on one line of the narrowest phone. */
      font-size: clamp(1rem, 0.4rem + 3.2vw, 2rem);
      font-weight: 600;
    }
    .address {
      overflow-wrap: anywhere;
    }
    h2 {
      margin-top: var(--space-6);
    }
  `,
})
export class SubmittedPage {
  /** Route parameter. */
  readonly draftId = input.required<string>();
  private readonly router = inject(Router);
  protected readonly atCounter = isAtCounter(this.router);
  private readonly handed = this.router.getCurrentNavigation()?.extras.state as
    { receipt?: SubmissionReceipt } | undefined;
  protected readonly receipt = computed(() => this.handed?.receipt ?? readReceipt(this.draftId()));

  protected print(): void {
    window.print();
  }
}
