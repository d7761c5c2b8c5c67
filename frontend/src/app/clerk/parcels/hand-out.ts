import { HttpClient } from '@angular/common/http';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { ParcelEntry } from '../../api/return-types';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

/** Hands out a result that was sent to this counter, with what proves who collects it. */
@Component({
  selector: 'ops-hand-out',
  imports: [Button, Dialog, Field, Notice],
  template: `
    <ops-dialog heading="Trao kết quả" i18n-heading="@@parcels.handOut">
      @if (parcel(); as it) {
        <p>
          <b>{{ it.applicantName }}</b> – <span class="code">{{ it.dossierCode }}</span>
        </p>
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <ops-field label="Đã đối chiếu" i18n-label="@@do.proof">
          <select #how (change)="proof.set(how.value)">
            <option value="identity" i18n="@@proof.identity">Giấy tờ tùy thân</option>
            <option value="code" i18n="@@proof.code">Mã nhận kết quả</option>
            @if (it.collector) {
              <option value="mandate" i18n="@@proof.mandate">
                Mã nhận thay và giấy tờ của người nhận thay
              </option>
            }
          </select>
        </ops-field>
        @if (proof() !== 'identity') {
          <ops-field label="Mã người đến nhận đọc" i18n-label="@@parcels.code">
            <input
              #said
              inputmode="numeric"
              autocomplete="off"
              maxlength="9"
              (input)="code.set(said.value)"
            />
          </ops-field>
        }
        <div class="row">
          <button ops-button kind="primary" type="button" [busy]="busy()" (click)="send(it)">
            <ng-container i18n="@@parcels.handOut">Trao kết quả</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      }
    </ops-dialog>
  `,
})
export class HandOut {
  readonly done = output();

  private readonly http = inject(HttpClient);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly parcel = signal<ParcelEntry | undefined>(undefined);
  protected readonly proof = signal('identity');
  protected readonly code = signal('');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  private key = '';

  open(parcel: ParcelEntry): void {
    this.key = newIdempotencyKey();
    this.parcel.set(parcel);
    this.proof.set('identity');
    this.code.set('');
    this.error.set(undefined);
    this.dialog().open();
  }

  protected async send(parcel: ParcelEntry): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const proof = this.proof();
    try {
      await firstValueFrom(
        this.http.post(
          `/api/parcels/${encodeURIComponent(parcel.labelNumber)}/hand-out`,
          { proof, ...(proof !== 'identity' && { code: this.code().trim() }) },
          { headers: { 'Idempotency-Key': this.key } },
        ),
      );
      this.dialog().close();
      this.done.emit();
    } catch (error) {
      this.key = newIdempotencyKey();
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
