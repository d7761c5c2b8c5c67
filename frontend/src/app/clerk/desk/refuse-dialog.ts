import { Component, inject, signal, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Notice } from '../../ui/notice/notice';
import { DeskDossier } from './desk-dossier';
import { noReason, ReasonPicker } from './reason-picker';

/** Refusal (Mẫu 03): a reason, and a look at what will be sent before it is. */
@Component({
  selector: 'ops-refuse-dialog',
  imports: [Button, Dialog, LocalTextPipe, Notice, ReasonPicker],
  template: `
    <ops-dialog heading="Từ chối tiếp nhận" i18n-heading="@@refuse.title">
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @if (!checking()) {
        <ops-reason-picker list="refusal" [(reason)]="reason" [error]="missing()" />
        <div class="row">
          <button ops-button kind="primary" type="button" (click)="check()" i18n="@@refuse.check">
            Xem trước
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      } @else if (desk.current(); as it) {
        <p i18n="@@refuse.preview">
          Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03) gửi {{ it.applicant.name }}:
        </p>
        <blockquote>
          <p>{{ it.unit.name | local }} · {{ it.code }}</p>
          <p>
            <b>{{ it.procedure.name | local }}</b>
          </p>
          <p class="words">{{ reason().words }}</p>
        </blockquote>
        <div class="row">
          <button ops-button kind="danger" type="button" [busy]="desk.busy()" (click)="refuse()">
            <ng-container i18n="@@refuse.confirm">Từ chối và gửi phiếu</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="checking.set(false)" i18n="@@refuse.edit">
            Sửa lại
          </button>
        </div>
      }
    </ops-dialog>
  `,
  styles: `
    blockquote {
      margin: 0 0 var(--space-4);
      padding: var(--space-3) var(--space-4);
      border-left: 4px solid var(--line-strong);
      background: var(--surface-2);
    }
    .words {
      margin: 0;
      white-space: pre-line;
    }
  `,
})
export class RefuseDialog {
  protected readonly desk = inject(DeskDossier);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly reason = signal(noReason);
  protected readonly checking = signal(false);
  protected readonly missing = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  private key = '';

  open(): void {
    this.key = this.desk.newKey();
    // What was said of the papers is what the refusal mostly says again.
    const faults = this.desk.current()?.attachments.filter((paper) => paper.verdict === 'faulty') ?? [];
    const words = faults.map((paper) => `${paper.paperName.vi}: ${paper.reason ?? ''}`).join('\n');
    this.reason.set(words ? { code: 'papersUnfit', words } : noReason);
    this.checking.set(false);
    this.missing.set(undefined);
    this.error.set(undefined);
    this.dialog().open();
  }

  protected check(): void {
    const { code, words } = this.reason();
    if (code && words.trim()) this.checking.set(true);
    else this.missing.set($localize`:@@verdict.reasonMissing:Hãy chọn lý do và viết lời nhắn cho người nộp.`);
  }

  protected async refuse(): Promise<void> {
    const { code, words } = this.reason();
    const problem = await this.desk.refuse(this.key, code, words.trim());
    if (problem) this.error.set(problemText(problem));
    else this.dialog().close();
  }
}
