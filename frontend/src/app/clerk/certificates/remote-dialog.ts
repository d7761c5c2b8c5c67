import { Component, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { RemoteSigning } from '../sign/remote-signing';

/** Leads to a remote signing service, to register a key that it keeps. */
@Component({
  selector: 'ops-remote-dialog',
  imports: [Button, Dialog, Field, Notice],
  template: `
    <ops-dialog heading="Ký số từ xa" i18n-heading="@@remote.title">
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      <p i18n="@@remote.lead">
        Khóa của ông/bà do nhà cung cấp giữ. Để đăng ký, ông/bà đồng ý hai lần ở trang của nhà cung cấp: lần
        đầu để cổng xem chứng thư, lần sau để chứng minh khóa là của ông/bà.
      </p>
      <form (submit)="go($event)">
        @if (remote.providers().length > 1) {
          <ops-field label="Nhà cung cấp" i18n-label="@@remote.provider">
            <select #wanted (change)="provider.set(wanted.value)">
              @for (name of remote.providers(); track name) {
                <option [value]="name">{{ name }}</option>
              }
            </select>
          </ops-field>
        } @else {
          <p>
            <b>{{ provider() }}</b>
          </p>
        }
        <div class="row">
          <button ops-button kind="primary" type="submit" [busy]="busy()">
            <ng-container i18n="@@remote.go">Đến trang của nhà cung cấp</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      </form>
      <p class="small muted" i18n="@@remote.private">
        Mã PIN và mã xác nhận chỉ nhập ở trang của nhà cung cấp, không đi qua cổng này.
      </p>
    </ops-dialog>
  `,
})
export class RemoteDialog {
  protected readonly remote = inject(RemoteSigning);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly provider = linkedSignal(() => this.remote.providers()[0] ?? '');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  open(): void {
    this.error.set(undefined);
    this.dialog().open();
  }

  protected async go(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await this.remote.askForKeys(this.provider());
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
