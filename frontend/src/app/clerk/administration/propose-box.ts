import { Component, input, output } from '@angular/core';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { EntryEditing, StrayFault } from './entry';

/** Why, what is still wrong, and the way to the preview: the foot of every form of the administration. */
@Component({
  selector: 'ops-propose-box',
  imports: [Button, Field, Notice],
  template: `
    <ops-field
      label="Lý do, số và ngày của văn bản"
      i18n-label="@@admin.reason"
      [error]="editing().fault('reason')"
    >
      <input
        #why
        type="text"
        maxlength="500"
        [value]="editing().reason()"
        (input)="editing().reason.set(why.value)"
      />
    </ops-field>
    @if (editing().error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        @for (fault of strays(); track fault.where) {
          <p>
            <b>{{ fault.where }}:</b> {{ fault.text }}
          </p>
        }
      </ops-notice>
    }
    <button ops-button kind="primary" type="button" [busy]="editing().busy()" (click)="propose.emit()">
      <ng-container i18n="@@admin.propose">Lưu và xem trước</ng-container>
    </button>
  `,
})
export class ProposeBox {
  // The box needs nothing of the content.
  readonly editing = input.required<Pick<EntryEditing<object>, 'fault' | 'reason' | 'error' | 'busy'>>();
  readonly strays = input<readonly StrayFault[]>([]);
  readonly propose = output();
}
