import { Component, computed, inject, input, model } from '@angular/core';
import { Field } from '../../ui/field/field';
import { ReasonBook, ReasonListId } from './reason-book';

/** A reason as the server takes it. */
export interface GivenReason {
  readonly code: string;
  readonly words: string;
}

export const noReason: GivenReason = { code: '', words: '' };

/** The most characters of a reason. */
export const reasonLengthMax = 2000;

/** A reason of the catalogue and the clerk's own words, which begin with the catalogue's sentence. */
@Component({
  selector: 'ops-reason-picker',
  imports: [Field],
  template: `
    <ops-field label="Lý do" i18n-label="@@reason.pick" [error]="reason().code ? undefined : error()">
      <select #code (change)="pick(code.value)">
        <option value="" [selected]="!reason().code" i18n="@@reason.choose">Chọn lý do</option>
        @for (one of catalogue(); track one.code) {
          <option [value]="one.code" [selected]="one.code === reason().code">{{ one.label }}</option>
        }
      </select>
    </ops-field>
    <ops-field
      label="Lời nhắn đến người nộp"
      i18n-label="@@reason.words"
      hint="Nêu rõ điều cần làm. Người nộp đọc đúng câu này."
      i18n-hint="@@reason.words.hint"
      [error]="reason().code ? error() : undefined"
    >
      <textarea
        #words
        [maxLength]="max"
        [value]="reason().words"
        (input)="reason.set({ code: reason().code, words: words.value })"
      ></textarea>
    </ops-field>
  `,
})
export class ReasonPicker {
  private readonly book = inject(ReasonBook);

  /** Which list of the catalogue. */
  readonly list = input.required<ReasonListId>();
  protected readonly catalogue = computed(() => this.book.of(this.list()));
  readonly reason = model.required<GivenReason>();
  readonly error = input<string>();
  protected readonly max = reasonLengthMax;

  constructor() {
    this.book.retry();
  }

  /** Words that the clerk has changed are kept; a sentence of the catalogue gives way to the next. */
  protected pick(code: string): void {
    const { words } = this.reason();
    const own = words && !this.catalogue().some((one) => one.words === words);
    const given = this.catalogue().find((one) => one.code === code)?.words ?? '';
    this.reason.set({ code, words: own ? words : given });
  }
}
