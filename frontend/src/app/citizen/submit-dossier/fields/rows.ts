import { Component } from '@angular/core';
import { FieldArrayType, FormlyField } from '@ngx-formly/core';
import { Button } from '../../../ui/button/button';
import { Icon } from '../../../ui/icon/icon';
import { fieldText } from '../field-texts';
import { AnswerProps } from './field-type';
import { Group } from './group';

/** Rows of the same questions, e.g. the members of a household. */
@Component({
  selector: 'ops-rows',
  imports: [Button, FormlyField, Group, Icon],
  template: `
    <ops-group
      [label]="props.label ?? ''"
      [hint]="props.description"
      [why]="answerProps.why"
      [error]="error"
      [controlId]="id"
      [optional]="answerProps.optional"
    >
      @for (row of field.fieldGroup; track row.id; let index = $index) {
        <section class="card row-card" [attr.aria-label]="title(index)">
          <div class="head">
            <h3>{{ title(index) }}</h3>
            <button ops-button kind="quiet" type="button" (click)="remove(index)">
              <ops-icon name="trash" /><span i18n="@@fields.rows.remove">Xóa</span>
            </button>
          </div>
          <formly-field [field]="row" />
        </section>
      }
      @if (roomForMore()) {
        <button ops-button type="button" (click)="add()">{{ answerProps.addLabel || usualAdd }}</button>
      }
    </ops-group>
  `,
  styles: `
    .row-card {
      margin-bottom: var(--space-4);
    }
    .head {
      display: flex;
      justify-content: space-between;
      align-items: center;
    }
    h3 {
      margin: 0;
    }
  `,
})
export class Rows extends FieldArrayType {
  protected readonly usualAdd = $localize`:@@fields.rows.add:Thêm dòng`;

  protected get answerProps(): AnswerProps {
    return this.props as unknown as AnswerProps;
  }

  protected get error(): string | undefined {
    if (!this.formControl.errors?.['answer'] || !this.formControl.touched) return undefined;
    return fieldText(
      (this.field.validators?.['answer']?.message as (e: unknown, f: unknown) => string)({}, this.field),
    );
  }

  protected title(index: number): string {
    return `${this.answerProps.itemTitle || this.props.label} ${index + 1}`;
  }

  protected roomForMore(): boolean {
    return (this.field.fieldGroup?.length ?? 0) < (this.answerProps.schema.maxItems ?? 50);
  }
}
