import { HttpClient } from '@angular/common/http';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { TellingWay, UndeliveredMessage } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { messageKindText } from '../message-kinds';

/** Notes how a person was told what a message could not tell them. */
@Component({
  selector: 'ops-told-dialog',
  imports: [Button, Dialog, Field, Notice],
  template: `
    <ops-dialog heading="Đã báo cho người nộp" i18n-heading="@@undelivered.told">
      @if (message(); as it) {
        <p>
          <b>{{ kind(it.kind) }}</b>
          @if (it.dossierCode) {
            – <span class="code">{{ it.dossierCode }}</span>
          }
        </p>
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <ops-field label="Đã báo bằng cách" i18n-label="@@undelivered.toldHow">
          <select #ways (change)="how.set(asWay(ways.value))">
            <option value="phone" i18n="@@undelivered.byPhone">Gọi điện thoại</option>
            <option value="paper" i18n="@@undelivered.byPaper">Văn bản giấy</option>
            <option value="inPerson" i18n="@@undelivered.inPerson">Gặp trực tiếp</option>
          </select>
        </ops-field>
        <p class="small muted" i18n="@@undelivered.toldNote">
          Tên và thời điểm ghi nhận của ông/bà được lưu lại; thông báo này không gửi nữa.
        </p>
        <div class="row">
          <button ops-button kind="primary" type="button" [busy]="busy()" (click)="note(it)">
            <ng-container i18n="@@undelivered.noteTold">Ghi nhận đã báo</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      }
    </ops-dialog>
  `,
})
export class ToldDialog {
  readonly done = output<UndeliveredMessage>();

  private readonly http = inject(HttpClient);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly message = signal<UndeliveredMessage | undefined>(undefined);
  protected readonly how = signal<TellingWay>('phone');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly kind = messageKindText;
  protected readonly asWay = (value: string): TellingWay => value as TellingWay;

  open(message: UndeliveredMessage): void {
    this.message.set(message);
    this.how.set('phone');
    this.error.set(undefined);
    this.dialog().open();
  }

  protected async note(message: UndeliveredMessage): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await firstValueFrom(
        this.http.post(`/api/messages/${encodeURIComponent(message.id)}/telling`, { how: this.how() }),
      );
      this.dialog().close();
      this.done.emit(message);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
