import { Component, inject, output, signal, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { DuePreview } from '../../api/staff-types';
import { DueStrip } from '../../dossier/due-strip';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { DeskDossier } from './desk-dossier';

/** Acceptance: shows the due date and the days that make it up before anything is promised. */
@Component({
  selector: 'ops-accept-dialog',
  imports: [Button, Dialog, DueStrip, InstantPipe, LocalTextPipe, Notice, Skeleton],
  template: `
    <ops-dialog heading="Tiếp nhận hồ sơ" i18n-heading="@@accept.title">
      @if (preview(); as shown) {
        <p>
          <span class="muted" i18n="@@accept.time">Thời hạn giải quyết:</span> {{ shown.timeText | local }}
        </p>
        @if (shown.due.dueAt) {
          <p>
            <span class="muted" i18n="@@accept.due">Hẹn trả kết quả</span><br />
            <b class="due">{{ shown.due.dueAt | instant }}</b>
          </p>
        }
        <ops-due-strip [due]="shown.due" />
        @if (shown.due.provisional) {
          <ops-notice tone="warn"
            ><p i18n="@@accept.provisional">
              Có ngày thuộc năm chưa công bố lịch nghỉ; ngày hẹn có thể phải xem lại.
            </p></ops-notice
          >
        }
      } @else if (!error()) {
        <ops-skeleton [lines]="2" />
      }
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      <div class="row">
        @if (preview()) {
          <button ops-button kind="primary" type="button" [busy]="desk.busy()" (click)="accept()">
            <ng-container i18n="@@accept.confirm">Tiếp nhận và hẹn trả</ng-container>
          </button>
        }
        <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
          Thôi
        </button>
      </div>
    </ops-dialog>
  `,
  styles: `
    .due {
      font-size: var(--text-lg);
    }
    ops-due-strip {
      margin-bottom: var(--space-4);
    }
  `,
})
export class AcceptDialog {
  readonly accepted = output();
  protected readonly desk = inject(DeskDossier);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly preview = signal<DuePreview | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  private key = '';

  async open(): Promise<void> {
    this.key = this.desk.newKey();
    this.preview.set(undefined);
    this.error.set(undefined);
    this.dialog().open();
    try {
      this.preview.set(await this.desk.previewDue());
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async accept(): Promise<void> {
    const problem = await this.desk.accept(this.key);
    if (problem) {
      this.error.set(problemText(problem));
      return;
    }
    this.dialog().close();
    this.accepted.emit();
  }
}
