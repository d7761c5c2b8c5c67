import { Component, inject, signal } from '@angular/core';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { DeskDossier } from './desk-dossier';

/** Before a dossier that is not one's work: the reason, which the person concerned reads. */
@Component({
  selector: 'ops-look-reason',
  imports: [Button, Field, Notice],
  template: `
    <h1 i18n="@@lookReason.title">Vì sao ông/bà mở hồ sơ này?</h1>
    <p i18n="@@lookReason.lead">
      Hồ sơ không thuộc phần việc của ông/bà. Lượt xem và lý do được ghi lại; người nộp và người phụ trách đọc
      được.
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true"
        ><p>{{ words }}</p></ops-notice
      >
    }
    <form (submit)="open($event, reason.value)">
      <ops-field label="Lý do" i18n-label="@@lookReason.reason">
        <input #reason maxlength="300" autocomplete="off" />
      </ops-field>
      <button ops-button kind="primary" [busy]="busy()" i18n="@@lookReason.open">Mở hồ sơ</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      max-width: 40rem;
    }
    ops-field {
      width: 100%;
    }
  `,
})
export class LookReason {
  private readonly desk = inject(DeskDossier);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  protected async open(event: Event, reason: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    const problem = await this.desk.stateReason(reason);
    this.busy.set(false);
    this.error.set(problem && problemText(problem));
  }
}
