import { Component, inject, signal } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Toasts } from '../../ui/toasts/toasts';
import { DeskDossier } from './desk-dossier';

/** Who applies. The numbers of persons are masked, here and in the form; showing them is an act that is kept. */
@Component({
  selector: 'ops-applicant-card',
  imports: [Button, LocalTextPipe],
  template: `
    @if (desk.current()?.applicant; as applicant) {
      <dl>
        <dt i18n="@@applicant.name">Người nộp</dt>
        <dd>
          <b>{{ applicant.name }}</b>
        </dd>
        @if (applicant.personalIdMasked) {
          <dt i18n="@@applicant.personalId">Số định danh</dt>
          <dd class="code">{{ desk.revealed()?.personalId ?? applicant.personalIdMasked }}</dd>
        }
        @if (applicant.phoneMasked) {
          <dt i18n="@@applicant.phone">Điện thoại</dt>
          <dd class="code">{{ desk.revealed()?.phone ?? applicant.phoneMasked }}</dd>
        }
        @if (applicant.email) {
          <dt i18n="@@applicant.email">Thư điện tử</dt>
          <dd>{{ applicant.email }}</dd>
        }
        @if (desk.current()?.enteredAt; as counter) {
          <dt i18n="@@applicant.enteredAt">Nộp hộ tại</dt>
          <dd>{{ counter.name | local }}</dd>
        }
        @if (applicant.address) {
          <dt i18n="@@applicant.address">Địa chỉ</dt>
          <dd>{{ applicant.address }}</dd>
        }
      </dl>
      @if (!desk.revealed()) {
        <button ops-button kind="quiet" type="button" [busy]="busy()" (click)="reveal()">
          <ng-container i18n="@@applicant.reveal">Hiện đủ các số (có lưu vết)</ng-container>
        </button>
      }
      <p role="status" class="visually-hidden">
        @if (desk.revealed()) {
          <ng-container i18n="@@applicant.revealed">Đã hiện đủ các số trong tờ khai.</ng-container>
        }
      </p>
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(6rem, auto) 1fr;
      gap: var(--space-1) var(--space-4);
      align-items: center;
      margin-bottom: var(--space-2);
      font-size: var(--text-sm);
    }
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    button {
      margin-left: calc(-1 * var(--space-3));
    }
    dt {
      color: var(--ink-2);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ApplicantCard {
  protected readonly desk = inject(DeskDossier);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);

  protected async reveal(): Promise<void> {
    this.busy.set(true);
    try {
      await this.desk.reveal();
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
