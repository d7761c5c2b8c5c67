import { httpResource } from '@angular/common/http';
import { Component, computed, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../api/local-text';
import { DifferenceKind, PaymentDay } from '../../api/payment-types';
import { problemOf } from '../../api/problem';
import { DongPipe } from '../../dossier/money';
import { feeKindLabels, wayLabel } from '../../dossier/payment-labels';
import { problemText } from '../../dossier/problem-texts';
import { today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Settlements } from './settlements';

const differenceLabels: Record<DifferenceKind, string> = {
  moneyWithoutReceipt: $localize`:@@day.moneyWithoutReceipt:Đã thu, biên lai không khớp`,
  receiptWithoutMoney: $localize`:@@day.receiptWithoutMoney:Biên lai không có tiền`,
  surplus: $localize`:@@day.surplus:Tiền thừa, cần hoàn trả`,
  held: $localize`:@@day.held:Cổng thanh toán tạm giữ`,
  refundOutstanding: $localize`:@@day.refundOutstanding:Chưa hoàn trả xong`,
  takenBack: $localize`:@@day.takenBack:Cổng thanh toán đã thu hồi tiền`,
  neverDecided: $localize`:@@day.neverDecided:Cổng thanh toán không có kết quả sau ba ngày`,
  noticeLost: $localize`:@@day.noticeLost:Không nhận được thông báo, đã hỏi lại và ghi nhận`,
  contradicted: $localize`:@@day.contradicted:Thông báo mâu thuẫn hoặc sai số tiền`,
  numberMissing: $localize`:@@day.numberMissing:Thiếu số biên lai trước số này`,
};

/** A day's books of a unit: what came by each way, what the receipts say, and every difference. Can be printed. */
@Component({
  selector: 'ops-payment-day',
  imports: [Button, DongPipe, EmptyState, Field, LocalTextPipe, Notice, RouterLink, Settlements, Skeleton],
  template: `
    <h1 i18n="@@day.title">Đối soát thu phí, lệ phí</h1>
    <div class="choice">
      <ops-field label="Ngày" i18n-label="@@day.day">
        <input #when type="date" [max]="latest" [value]="day()" (change)="day.set(when.value || latest)" />
      </ops-field>
      @if (units().length > 1) {
        <ops-field label="Cơ quan" i18n-label="@@day.unit">
          <select #which (change)="unit.set(which.value)">
            @for (one of units(); track one.id) {
              <option [value]="one.id" [selected]="one.id === book.value()?.unitId">
                {{ one.name | local }}
              </option>
            }
          </select>
        </ops-field>
      }
    </div>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="book.reload()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    } @else if (!book.hasValue()) {
      <ops-skeleton [lines]="5" />
    } @else {
      @let it = book.value();
      @if (!it.ways.length && !it.receipts.length) {
        <ops-empty-state heading="Ngày này không thu khoản nào" i18n-heading="@@day.empty" />
      } @else {
        <section class="card">
          <h2 i18n="@@day.money">Tiền thu</h2>
          <div class="scroll" role="region" tabindex="0" aria-label="Tiền thu" i18n-aria-label="@@day.money">
            <table>
              <thead>
                <tr>
                  <th scope="col" i18n="@@day.way">Hình thức</th>
                  <th scope="col" class="figure" i18n="@@day.count">Số lượt</th>
                  <th scope="col" class="figure" i18n="@@day.sum">Số tiền</th>
                  <th scope="col" class="figure" i18n="@@day.refunded">Đã hoàn trả</th>
                </tr>
              </thead>
              <tbody>
                @for (way of it.ways; track way.way) {
                  <tr>
                    <th scope="row">{{ wayLabel(way.way) }}</th>
                    <td class="figure">{{ way.paid }}</td>
                    <td class="figure">{{ way.paidVnd | dong }}</td>
                    <td class="figure">{{ way.refundedVnd | dong }}</td>
                  </tr>
                }
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" i18n="@@fee.total">Tổng cộng</th>
                  <td></td>
                  <td class="figure">{{ taken() | dong }}</td>
                  <td></td>
                </tr>
              </tfoot>
            </table>
          </div>
        </section>
        <section class="card">
          <h2 i18n="@@day.receipts">Biên lai</h2>
          <div
            class="scroll"
            role="region"
            tabindex="0"
            aria-label="Biên lai"
            i18n-aria-label="@@day.receipts"
          >
            <table>
              <thead>
                <tr>
                  <th scope="col" i18n="@@day.kind">Loại</th>
                  <th scope="col" i18n="@@day.numbers">Từ số – đến số</th>
                  <th scope="col" class="figure" i18n="@@day.cancelled">Đã hủy</th>
                  <th scope="col" class="figure" i18n="@@day.sum">Số tiền</th>
                </tr>
              </thead>
              <tbody>
                @for (kind of it.receipts; track kind.kind) {
                  <tr>
                    <th scope="row">{{ kinds[kind.kind] }}</th>
                    <td>{{ kind.first }} – {{ kind.last }}</td>
                    <td class="figure">{{ kind.cancelled }}</td>
                    <td class="figure">{{ kind.amountVnd | dong }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        </section>
      }
      <section>
        <h2 i18n="@@day.differences">Chênh lệch cần xem</h2>
        @if (it.differences.length) {
          <ul class="list">
            @for (one of it.differences; track $index) {
              <li>
                <div>
                  <b>{{ differences[one.kind] }}</b>
                  <span class="small muted code">{{ one.reference }}</span>
                </div>
                <div>{{ one.amountVnd | dong }}</div>
                <div>
                  @if (one.dossierCode) {
                    <a [routerLink]="['/can-bo/ho-so', one.dossierCode]">{{ one.dossierCode }}</a>
                  }
                </div>
              </li>
            }
          </ul>
          @if (it.more) {
            <p i18n="@@day.more">
              Và còn {{ it.more }} chênh lệch nữa; xử lý những chênh lệch trên thì các chênh lệch sau hiện ra.
            </p>
          }
        } @else {
          <ops-notice tone="good"
            ><p i18n="@@day.agrees">Tiền thu, cổng thanh toán và biên lai khớp nhau.</p></ops-notice
          >
        }
        @if (it.forgedNotices) {
          <ops-notice tone="warn">
            <p i18n="@@day.forged">
              Có {{ it.forgedNotices }} thông báo giả mạo cổng thanh toán gửi đến trong ngày; không thông báo
              nào được ghi nhận.
            </p>
          </ops-notice>
        }
      </section>
      <ops-settlements [day]="it.day" [unit]="it.unitId" (asked)="book.reload()" />
    }
  `,
  styleUrls: ['../list.css', './payment-day.css'],
})
export class PaymentDayPage {
  protected readonly latest = today();
  protected readonly day = signal(this.latest);
  protected readonly unit = signal('');
  protected readonly book = httpResource<PaymentDay>(() => ({
    url: `/api/payment-days/${this.day()}`,
    params: { unitId: this.unit() },
  }));
  protected readonly units = computed(() => (this.book.hasValue() ? this.book.value().units : []));
  protected readonly taken = computed(() =>
    this.book.hasValue() ? this.book.value().ways.reduce((sum, way) => sum + way.paidVnd, 0) : 0,
  );
  protected readonly error = computed(() => {
    const error = this.book.error();
    return error && problemText(problemOf(error));
  });
  protected readonly kinds = feeKindLabels;
  protected readonly differences = differenceLabels;
  protected readonly wayLabel = wayLabel;
}
