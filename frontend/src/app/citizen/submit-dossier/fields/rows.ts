import { Component } from '@angular/core';
import { FieldArrayType, FormlyField } from '@ngx-formly/core';
import { Button } from '../../../ui/button/button';
import { Icon } from '../../../ui/icon/icon';
import { fieldText } from '../../../dossier/field-texts';
import { RowsSchema } from '../../../forms-engine';
import { PageState, pathOf } from '../page-state';
import { Group } from './group';

interface RowsProps {
  readonly schema: RowsSchema;
  readonly help?: string;
  readonly why?: string;
  readonly itemTitle?: string;
  readonly addLabel?: string;
}

/** Rows of the same questions, e.g. the members of a household. */
@Component({
  selector: 'ops-rows',
  imports: [Button, FormlyField, Group, Icon],
  template: `
    <ops-group
      [label]="props.label ?? ''"
      [hint]="answerProps.help"
      [why]="answerProps.why"
      [error]="error"
      [controlId]="id"
      [optional]="!props.required"
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

  protected get answerProps(): RowsProps {
    return this.props as unknown as RowsProps;
  }

  protected get error(): string | undefined {
    const code = (this.formState as PageState).faultAt(pathOf(this.field));
    return code && this.formControl.touched ? fieldText(code) : undefined;
  }

  protected title(index: number): string {
    return `${this.answerProps.itemTitle || this.props.label} ${index + 1}`;
  }

  protected roomForMore(): boolean {
    return (this.field.fieldGroup?.length ?? 0) < (this.answerProps.schema.maxItems ?? 100);
  }
}
