import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { problemText } from '../../dossier/problem-texts';
import { today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { DeskAct } from './desk-acts';
import { DeskDossier } from './desk-dossier';
import { noReason, ReasonPicker } from './reason-picker';

/** One act of the desk with what it asks; nothing is sent before the second click. */
@Component({
  selector: 'ops-act-dialog',
  imports: [Button, Dialog, Field, Notice, ReasonPicker],
  template: `
    <ops-dialog [heading]="act()?.label ?? ''">
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @if (act(); as it) {
        @switch (it.asks) {
          @case ('obligation') {
            <ops-field label="Số thông báo hoặc chứng từ" i18n-label="@@do.reference">
              <input
                #reference
                maxlength="100"
                [value]="draft().reference"
                (input)="keep({ reference: reference.value })"
              />
            </ops-field>
            <ops-field label="Số tiền (đồng)" i18n-label="@@do.amount">
              <input
                #amount
                type="number"
                min="1"
                step="1"
                inputmode="numeric"
                [value]="draft().amount"
                (input)="keep({ amount: amount.value })"
              />
            </ops-field>
          }
          @case ('outcome') {
            <ops-field label="Kết quả" i18n-label="@@do.outcome">
              <select #outcome (change)="keep({ outcome: outcome.value })">
                <option value="granted" i18n="@@outcome.granted">Chấp thuận, cấp kết quả</option>
                <option value="denied" i18n="@@outcome.denied">Không chấp thuận, có văn bản trả lời</option>
              </select>
            </ops-field>
          }
          @case ('collection') {
            <ops-field label="Cách trả" i18n-label="@@do.way">
              <select #way (change)="keep({ way: way.value })">
                <option value="counter" i18n="@@way.counter">Tại quầy</option>
                <option value="electronic" i18n="@@way.electronic">Bản điện tử</option>
                <option value="post" i18n="@@way.post">Qua bưu chính</option>
              </select>
            </ops-field>
            <ops-field label="Đã đối chiếu" i18n-label="@@do.proof">
              <select #proof (change)="keep({ proof: proof.value })">
                <option value="identity" i18n="@@proof.identity">Giấy tờ tùy thân</option>
                <option value="code" i18n="@@proof.code">Mã nhận kết quả</option>
                <option value="signedIn" i18n="@@proof.signedIn">Đăng nhập của người nộp</option>
                <option value="postReceipt" i18n="@@proof.post">Biên nhận bưu chính</option>
              </select>
            </ops-field>
          }
          @case ('apology') {
            <ops-field
              label="Ngày hẹn mới"
              i18n-label="@@do.newDate"
              hint="Trả chậm nhất cuối giờ làm việc ngày này."
              i18n-hint="@@do.newDate.hint"
            >
              <input
                #day
                type="date"
                [min]="firstDay"
                [value]="draft().day"
                (input)="keep({ day: day.value })"
              />
            </ops-field>
          }
        }
        @if (it.reasons; as catalogue) {
          <ops-reason-picker [catalogue]="catalogue" [(reason)]="reason" [error]="missing()" />
        }
        <div class="row">
          <button
            ops-button
            [kind]="it.danger ? 'danger' : 'primary'"
            type="button"
            [busy]="desk.busy()"
            (click)="send(it)"
          >
            {{ it.label }}
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      }
    </ops-dialog>
  `,
})
export class ActDialog {
  protected readonly desk = inject(DeskDossier);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly act = signal<DeskAct | undefined>(undefined);
  protected readonly reason = signal(noReason);
  protected readonly missing = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly draft = signal(nothingYet);
  protected readonly firstDay = today();
  private readonly body = computed(() => {
    const { reference, amount, outcome, way, proof, day } = this.draft();
    const reason = { reasonCode: this.reason().code, reason: this.reason().words.trim() };
    switch (this.act()?.asks) {
      case 'obligation':
        return { reference, amountVnd: Math.trunc(Number(amount)) || 0 };
      case 'outcome':
        return { outcome };
      case 'collection':
        return { way, proof };
      case 'apology':
        return { ...reason, newDueOn: day };
      case 'reason':
        return reason;
      default:
        return {};
    }
  });
  private key = '';

  open(act: DeskAct): void {
    this.key = this.desk.newKey();
    this.act.set(act);
    this.reason.set(noReason);
    this.draft.set(nothingYet);
    this.missing.set(undefined);
    this.error.set(undefined);
    this.dialog().open();
  }

  protected keep(change: Partial<typeof nothingYet>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async send(act: DeskAct): Promise<void> {
    const { code, words } = this.reason();
    if (act.reasons && !(code && words.trim())) {
      this.missing.set($localize`:@@do.reasonMissing:Hãy chọn lý do và viết rõ bằng lời.`);
      return;
    }
    if (act.asks === 'apology' && !this.draft().day) {
      this.error.set($localize`:@@do.dayMissing:Hãy chọn ngày hẹn mới.`);
      return;
    }
    const problem = await this.desk.perform(act.path, this.key, this.body());
    if (problem) this.error.set(problemText(problem));
    else this.dialog().close();
  }
}

const nothingYet = {
  reference: '',
  amount: '',
  outcome: 'granted',
  way: 'counter',
  proof: 'identity',
  day: '',
};
