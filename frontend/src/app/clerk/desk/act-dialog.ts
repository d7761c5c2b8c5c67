import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { DeskAct } from './desk-acts';
import { DeskDossier } from './desk-dossier';
import { OutcomeWords } from './outcome-words';
import { noReason, ReasonPicker } from './reason-picker';

/** One act of the desk with what it asks; nothing is sent before the second click. */
@Component({
  selector: 'ops-act-dialog',
  imports: [Button, Dialog, Field, Notice, OutcomeWords, ReasonPicker],
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
            <ops-outcome-words [code]="desk.current()?.code ?? ''" />
          }
          @case ('approval') {
            @if (desk.current()?.draftedOutcome; as drafted) {
              <p>
                <strong>
                  @if (drafted.outcome === 'granted') {
                    <ng-container i18n="@@outcome.granted">Chấp thuận, cấp kết quả</ng-container>
                  } @else {
                    <ng-container i18n="@@outcome.denied">Không chấp thuận, có văn bản trả lời</ng-container>
                  }
                </strong>
              </p>
              @if (drafted.words) {
                <p class="said">{{ drafted.words }}</p>
              }
              @if (drafted.hasFile) {
                <p>
                  <button ops-button type="button" (click)="look()">
                    <ng-container i18n="@@do.approve.file">Tải tệp kết quả để xem (PDF)</ng-container>
                  </button>
                </p>
              }
              @if (drafted.words || drafted.hasFile) {
                <p class="muted small" i18n="@@do.approve.hint">
                  Sau khi duyệt, văn bản kết quả nằm ở mục “Giấy tờ đã phát hành”, chờ ông/bà ký số.
                </p>
              } @else {
                <p class="muted small" i18n="@@do.approve.paper">Kết quả là bản giấy.</p>
              }
            }
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
                <option value="mandate" i18n="@@proof.mandate">
                  Mã nhận thay và giấy tờ của người nhận thay
                </option>
                <option value="signedIn" i18n="@@proof.signedIn">Đăng nhập của người nộp</option>
                <option value="postReceipt" i18n="@@proof.post">Biên nhận bưu chính</option>
              </select>
            </ops-field>
            @if (draft().proof === 'code' || draft().proof === 'mandate') {
              <ops-field
                label="Mã nhận kết quả người đến nhận đọc"
                i18n-label="@@do.collectionCode"
                hint="Sáu chữ số trên Cổng; tám chữ số nếu là mã nhận thay."
                i18n-hint="@@do.collectionCode.hint"
              >
                <input
                  #code
                  inputmode="numeric"
                  autocomplete="off"
                  maxlength="9"
                  [value]="draft().code"
                  (input)="keep({ code: code.value })"
                />
              </ops-field>
            }
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
        @if (it.reasons; as list) {
          <ops-reason-picker [list]="list" [(reason)]="reason" [error]="missing()" />
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
  styles: `
    .said {
      white-space: pre-line;
      padding: var(--space-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      max-height: 40vh;
      overflow: auto;
    }
  `,
})
export class ActDialog {
  protected readonly desk = inject(DeskDossier);
  protected readonly dialog = viewChild.required(Dialog);
  private readonly outcome = viewChild(OutcomeWords);
  protected readonly act = signal<DeskAct | undefined>(undefined);
  protected readonly reason = signal(noReason);
  protected readonly missing = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly draft = signal(nothingYet);
  protected readonly firstDay = today();
  private readonly body = computed(() => {
    const { reference, amount, way, proof, code, day } = this.draft();
    const reason = { reasonCode: this.reason().code, reason: this.reason().words.trim() };
    switch (this.act()?.asks) {
      case 'obligation':
        return { reference, amountVnd: Math.trunc(Number(amount)) || 0 };
      case 'outcome':
        return this.outcome()?.draft() ?? {};
      case 'collection':
        return { way, proof, code: proof === 'code' || proof === 'mandate' ? code.trim() : undefined };
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

  /** The file that is to be approved. */
  protected async look(): Promise<void> {
    try {
      saveAs(await this.desk.document('outcome-file'), `du-thao-ket-qua-${this.desk.current()?.code}.pdf`);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
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
    const lacks = act.asks === 'outcome' ? this.outcome()?.lacks() : undefined;
    if (lacks) {
      this.error.set(lacks);
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
  way: 'counter',
  proof: 'identity',
  code: '',
  day: '',
};
