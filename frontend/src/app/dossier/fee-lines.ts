import { Component, computed, input } from '@angular/core';
import { LocalTextPipe } from '../api/local-text';
import { Fees } from '../api/payment-types';
import { DongPipe } from './money';
import { feeKindLabels } from './payment-labels';

/** What something costs, line by line, each with its reason; phí and lệ phí apart. */
@Component({
  selector: 'ops-fee-lines',
  imports: [DongPipe, LocalTextPipe],
  template: `
    <dl>
      @for (line of fees().lines; track line.feeId) {
        <div>
          <dt>
            {{ line.name | local }}
            @if (bothKinds()) {
              <span class="small muted">({{ kinds[line.kind] }})</span>
            }
          </dt>
          <dd>
            @if (line.amountVnd !== undefined) {
              <b>{{ line.amountVnd | dong }}</b>
            }
            @switch (line.ground) {
              @case ('exempt') {
                <span class="small" i18n="@@fee.exempt">Được miễn, giảm: {{ line.exemption | local }}</span>
              }
              @case ('free') {
                <span class="small" i18n="@@fee.free">Không thu</span>
              }
              @case ('notAsked') {
                <span class="small muted" i18n="@@fee.notAsked">Ông/bà không yêu cầu</span>
              }
              @case ('toBeCounted') {
                <span class="small" i18n="@@fee.toBeCounted">Tính theo số trang tại quầy</span>
              }
              @case ('setElsewhere') {
                <span class="small" i18n="@@fee.setElsewhere">Theo thông báo của cơ quan có thẩm quyền</span>
              }
              @default {
                @if (line.quantity > 1 && line.rateVnd !== undefined) {
                  <span class="small muted">{{ line.quantity }} × {{ line.rateVnd | dong }}</span>
                }
              }
            }
            @if (line.needsReview && line.ground === 'full') {
              <span class="small muted" i18n="@@fee.needsReview"
                >Mức thu đang được đối chiếu với nghị quyết của tỉnh</span
              >
            }
          </dd>
        </div>
      }
      <div class="total">
        <dt i18n="@@fee.total">Tổng cộng</dt>
        <dd>
          <b>{{ fees().totalVnd | dong }}</b>
        </dd>
      </div>
    </dl>
  `,
  styles: `
    dl {
      margin: 0;
    }
    dl > div {
      display: flex;
      justify-content: space-between;
      gap: var(--space-4);
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--line);
    }
    dl > .total {
      border-bottom: 0;
      font-size: var(--text-lg);
    }
    dd {
      margin: 0;
      max-width: 60%;
      text-align: right;
    }
    dd > * {
      display: block;
    }
  `,
})
export class FeeLines {
  readonly fees = input.required<Fees>();
  protected readonly kinds = feeKindLabels;
  /** Where all are of one kind their names say it. */
  protected readonly bothKinds = computed(() => new Set(this.fees().lines.map((line) => line.kind)).size > 1);
}
