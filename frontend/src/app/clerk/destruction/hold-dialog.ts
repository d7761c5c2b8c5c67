import { HttpClient } from '@angular/common/http';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { RetentionEntry } from '../../api/retention-types';
import { codeText, problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

/** Keeps a dossier back until a day, for a reason that stays with the name of whoever gives it. */
@Component({
  selector: 'ops-hold-dialog',
  imports: [Button, Dialog, Field, Notice],
  template: `
    <ops-dialog heading="Giữ lại hồ sơ" i18n-heading="@@holdDialog.title">
      @if (dossier(); as it) {
        <form #form (submit)="$event.preventDefault(); place(form)">
          <p class="code">{{ it.code }}</p>
          @if (error(); as words) {
            <ops-notice tone="bad" [live]="true"
              ><p>{{ words }}</p></ops-notice
            >
          }
          <ops-field label="Lý do giữ lại" i18n-label="@@holdDialog.reason">
            <textarea name="reason" maxlength="500"></textarea>
          </ops-field>
          <ops-field label="Giữ đến hết ngày" i18n-label="@@holdDialog.until">
            <input name="until" type="date" />
          </ops-field>
          <p class="small muted" i18n="@@holdDialog.note">
            Tên của ông/bà và lý do được lưu lại. Hết ngày này, hồ sơ trở lại danh sách đến hạn.
          </p>
          <div class="row">
            <button ops-button kind="primary" [busy]="busy()">
              <ng-container i18n="@@holdDialog.do">Giữ lại</ng-container>
            </button>
            <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
              Thôi
            </button>
          </div>
        </form>
      }
    </ops-dialog>
  `,
})
export class HoldDialog {
  readonly placed = output();
  private readonly http = inject(HttpClient);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly dossier = signal<RetentionEntry | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  open(dossier: RetentionEntry): void {
    this.error.set(undefined);
    this.dossier.set(dossier);
    this.dialog().open();
  }

  protected async place(form: HTMLFormElement): Promise<void> {
    const dossier = this.dossier();
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    if (!dossier || !value('until')) {
      this.error.set(codeText('retention.hold-end-unfit'));
      return;
    }
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await firstValueFrom(
        this.http.post(
          `/api/dossiers/${encodeURIComponent(dossier.code)}/legal-holds`,
          { reason: value('reason'), until: value('until') },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      this.dialog().close();
      this.placed.emit();
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
