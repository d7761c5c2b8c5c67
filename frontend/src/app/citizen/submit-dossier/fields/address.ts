import { Component } from '@angular/core';
import { Answers, FaultCode, GroupSchema } from '../../../forms-engine';
import { AnswerType } from './field-type';
import { Group } from './group';

interface Part {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: string;
}

/** Province, commune and the rest of an address, as the definition's schema names them. */
@Component({
  selector: 'ops-address',
  imports: [Group],
  template: `
    <ops-group
      [label]="props.label ?? ''"
      [hint]="hint"
      [why]="props.why"
      [error]="error"
      [controlId]="id"
      [optional]="optional"
    >
      @for (part of parts(); track part.id) {
        <label>
          <span class="small">{{ part.label }}</span>
          <input
            #box
            class="control"
            type="text"
            [attr.autocomplete]="part.autocomplete"
            [value]="value(part.id)"
            (input)="take(part.id, box.value)"
            (blur)="formControl.markAsTouched()"
          />
        </label>
      }
    </ops-group>
  `,
  styles: `
    label {
      display: block;
      margin-bottom: var(--space-3);
    }
  `,
})
export class Address extends AnswerType {
  private readonly known: readonly Part[] = [
    {
      id: 'detail',
      label: $localize`:@@fields.address.detail:Số nhà, đường, thôn`,
      autocomplete: 'street-address',
    },
    { id: 'commune', label: $localize`:@@fields.address.commune:Xã, phường`, autocomplete: 'address-level2' },
    {
      id: 'province',
      label: $localize`:@@fields.address.province:Tỉnh, thành phố`,
      autocomplete: 'address-level1',
    },
  ];

  /** A missing part is told at the address as a whole. */
  protected override fault(): FaultCode | 'address.incomplete' | undefined {
    const within = this.state.faultWithin(this.path);
    return super.fault() ?? (within === 'field.required' ? 'address.incomplete' : within);
  }

  protected parts(): readonly Part[] {
    const named = (this.props.schema as GroupSchema).properties;
    return this.known.filter((part) => part.id in named);
  }

  protected value(part: string): string {
    return String((this.formControl.value as Answers | null)?.[part] ?? '');
  }

  protected take(part: string, text: string): void {
    const before = (this.formControl.value ?? {}) as Record<string, unknown>;
    const value = Object.fromEntries(
      Object.entries({ ...before, [part]: text }).filter(([, words]) => words !== ''),
    );
    this.formControl.setValue(Object.keys(value).length ? value : null);
    this.formControl.markAsDirty();
  }
}
