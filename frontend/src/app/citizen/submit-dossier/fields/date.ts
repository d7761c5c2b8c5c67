import { Component, ElementRef, inject } from '@angular/core';
import { AnswerType } from './field-type';
import { Group } from './group';

/** A date in three boxes, day first; on old papers day or month may be unknown. Stored `yyyy[-mm[-dd]]`. */
@Component({
  selector: 'ops-date',
  imports: [Group],
  template: `
    <ops-group
      [label]="props.label ?? ''"
      [hint]="hint || usualHint"
      [why]="props.why"
      [error]="error"
      [controlId]="id"
      [optional]="optional"
    >
      <div class="parts" (input)="take()" (focusout)="leave($event)">
        <label
          ><span i18n="@@fields.day">Ngày</span
          ><input
            data-part="2"
            type="text"
            inputmode="numeric"
            maxlength="2"
            [value]="part(2)"
            [attr.autocomplete]="birthday('day')"
        /></label>
        <label
          ><span i18n="@@fields.month">Tháng</span
          ><input
            data-part="1"
            type="text"
            inputmode="numeric"
            maxlength="2"
            [value]="part(1)"
            [attr.autocomplete]="birthday('month')"
        /></label>
        <label
          ><span i18n="@@fields.year">Năm</span
          ><input
            data-part="0"
            class="year"
            type="text"
            inputmode="numeric"
            maxlength="4"
            [value]="part(0)"
            [attr.autocomplete]="birthday('year')"
        /></label>
      </div>
    </ops-group>
  `,
  styles: `
    .parts {
      display: flex;
      gap: var(--space-3);
    }
    label {
      display: grid;
      gap: var(--space-1);
      font-size: var(--text-sm);
    }
    input {
      width: 4rem;
      min-height: var(--target);
      padding: var(--space-2) var(--space-3);
      border: 1.5px solid var(--line-strong);
      border-radius: var(--radius-sm);
      background: var(--surface);
      font-size: var(--text-md);
    }
    .year {
      width: 5.5rem;
    }
  `,
})
export class DateParts extends AnswerType {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** What was typed is kept as typed while it is no date yet. */
  private typed: string[] | undefined;

  protected get usualHint(): string {
    return this.widget === 'partial-date'
      ? $localize`:@@fields.partialDate:Không nhớ ngày hoặc tháng thì để trống.`
      : $localize`:@@fields.dateExample:Ví dụ: 27 / 3 / 2025`;
  }

  protected part(index: number): string {
    return (
      (this.typed ?? String(this.formControl.value ?? '').split('-'))[index]?.replace(/^0+(?=\d)/, '') ?? ''
    );
  }

  protected birthday(part: string): string | null {
    return this.props.autocomplete === 'bday' ? `bday-${part}` : null;
  }

  protected take(): void {
    const value = (index: number) =>
      this.host.nativeElement.querySelector<HTMLInputElement>(`[data-part='${index}']`)?.value.trim() ?? '';
    this.typed = [value(0), value(1), value(2)];
    const [year = '', month = '', day = ''] = this.typed;
    const parts = [year, month && month.padStart(2, '0'), day && day.padStart(2, '0')];
    while (parts.length && parts.at(-1) === '') parts.pop();
    this.formControl.setValue(parts.length ? parts.join('-') : null);
    this.formControl.markAsDirty();
  }

  /** Going from day to month is not leaving the question. */
  protected leave(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (!next || !this.host.nativeElement.contains(next)) this.formControl.markAsTouched();
  }
}
