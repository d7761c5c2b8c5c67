import { httpResource } from '@angular/common/http';
import { Component, computed, effect, input, output } from '@angular/core';
import { problemOf } from '../../api/problem';
import { Fees } from '../../api/payment-types';
import { FeeLines } from '../../dossier/fee-lines';
import { stageLabels } from '../../dossier/payment-labels';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** What the dossier will cost by the answers given, before anything is filed. */
@Component({
  selector: 'ops-draft-fees',
  imports: [Button, FeeLines, Notice, Skeleton],
  template: `
    <section class="card">
      <h2 i18n="@@procedure.fees">Phí, lệ phí</h2>
      @if (fees.hasValue()) {
        @let it = fees.value();
        @if (it.lines.length) {
          <ops-fee-lines [fees]="it" />
          @if (it.totalVnd > 0 || it.awaitsCount) {
            <p class="small">{{ stages[it.due] }}.</p>
          }
          @if (claims()) {
            <p class="small" i18n="@@fee.claimHint">
              Việc miễn được công chức xác nhận theo giấy tờ chứng minh; nếu chưa đủ căn cứ, ông/bà được báo
              lý do và số tiền phải nộp.
            </p>
          }
        } @else {
          <p i18n="@@procedure.noFees">Không thu phí, lệ phí.</p>
        }
      } @else if (error()) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ error() }}</p>
          <button ops-button type="button" (click)="fees.reload()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      } @else {
        <ops-skeleton [lines]="2" />
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
  `,
})
export class DraftFees {
  readonly draftId = input.required<string>();
  /** Emitted when the amount stands there, or why it doesn't. */
  readonly told = output();
  protected readonly fees = httpResource<Fees>(() => `/api/drafts/${this.draftId()}/fees`);
  protected readonly claims = computed(
    () => this.fees.hasValue() && this.fees.value().lines.some((line) => line.ground === 'exempt'),
  );
  protected readonly error = computed(() => {
    const error = this.fees.error();
    return error && problemText(problemOf(error));
  });
  protected readonly stages = stageLabels;

  constructor() {
    effect(() => {
      if (!this.fees.isLoading()) this.told.emit();
    });
  }
}
