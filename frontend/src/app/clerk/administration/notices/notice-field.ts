import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { Field } from '../../../ui/field/field';
import { TemplateFault } from './notice-types';
import { faultText, placeholderText } from './notice-words';

/** One part of a template: its words, the placeholders that may stand in it as buttons, and what is wrong with it. */
@Component({
  selector: 'ops-notice-field',
  imports: [Field],
  template: `
    <ops-field [label]="label()" [hint]="count()" [error]="error()" [controlId]="controlId()">
      @if (rows() === 1) {
        <input
          #line
          type="text"
          autocomplete="off"
          [attr.lang]="lang()"
          [value]="value()"
          (input)="valueChange.emit(line.value)"
        />
      } @else {
        <textarea
          #area
          [rows]="rows()"
          [attr.lang]="lang()"
          [value]="value()"
          (input)="valueChange.emit(area.value)"
        ></textarea>
      }
      @if (placeholders().length) {
        <div class="put" role="group" [attr.aria-label]="insertInto()">
          <span class="small muted" aria-hidden="true" i18n="@@admin.put">Chèn:</span>
          @for (one of placeholders(); track one.name) {
            <button type="button" (click)="put(one.name)">
              {{ one.text }}
              @if (one.isNeeded) {
                <span class="small" i18n="@@admin.put.needed">(bắt buộc)</span>
              }
            </button>
          }
        </div>
      }
    </ops-field>
  `,
  styles: `
    ops-field {
      max-width: none;
    }
    textarea {
      width: 100%;
      max-width: none;
    }
    input {
      width: 100%;
      max-width: none;
    }
    .put {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
    .put button {
      min-height: 2.25rem;
      padding: 0 var(--space-3);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--ink);
      font: inherit;
      font-size: var(--text-sm);
      cursor: pointer;
    }
    .put button:hover {
      border-color: var(--primary);
    }
  `,
})
export class NoticeField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly rows = input(1);
  readonly lang = input<'vi' | 'en'>('vi');
  readonly limit = input.required<number>();
  readonly controlId = input.required<string>();
  readonly known = input<readonly { readonly name: string; readonly isNeeded: boolean }[]>([]);
  readonly faults = input<readonly TemplateFault[]>([]);
  readonly valueChange = output<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly placeholders = computed(() =>
    this.known().map((one) => ({ ...one, text: placeholderText(one.name) })),
  );
  protected readonly error = computed(() => this.faults().map(faultText).join('\n') || undefined);
  protected readonly count = computed(
    () => $localize`:@@admin.notices.letters:${this.value().length}:used: trên ${this.limit()}:limit: ký tự`,
  );
  protected readonly insertInto = computed(
    () => $localize`:@@admin.put.into:Chèn vào ${this.label()}:field:`,
  );

  /** Puts a placeholder where the caret is, and leaves the caret behind it. */
  protected put(name: string): void {
    const control = this.host.nativeElement.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    );
    if (!control) return;
    const [from, to] = [
      control.selectionStart ?? control.value.length,
      control.selectionEnd ?? control.value.length,
    ];
    control.setRangeText(`{${name}}`, from, to, 'end');
    control.focus();
    this.valueChange.emit(control.value);
  }
}
