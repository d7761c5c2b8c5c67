import { afterEveryRender, booleanAttribute, Component, ElementRef, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { Why } from '../why/why';

let created = 0;

/**
 * A question with its one control: visible label, hint, the reason why it is asked, and the error.
 * The control is projected; the field gives it an id and ties label, hint and error to it.
 */
@Component({
  selector: 'ops-field',
  imports: [Icon, Why],
  template: `
    <label class="label" [attr.for]="controlId()">
      {{ label() }}
      @if (optional()) {
        <span class="optional" i18n="@@ui.field.optional">(không bắt buộc)</span>
      }
    </label>
    @if (hint()) {
      <p class="hint" [id]="controlId() + '-hint'">{{ hint() }}</p>
    }
    @if (error()) {
      <p class="error" [id]="controlId() + '-error'">
        <ops-icon name="alert" /><span
          ><span class="visually-hidden" i18n="@@ui.field.errorPrefix">Lỗi: </span>{{ error() }}</span
        >
      </p>
    }
    <ng-content />
    @if (why(); as reason) {
      <ops-why [reason]="reason" />
    }
  `,
  host: { '[class.faulty]': '!!error()' },
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
      max-width: 32rem;
    }
    :host(.faulty) {
      padding-left: var(--space-4);
      border-left: 4px solid var(--bad);
    }
    .label {
      display: block;
      margin-bottom: var(--space-2);
      font-weight: 600;
    }
    .optional {
      font-weight: 400;
      color: var(--ink-2);
    }
    .hint {
      margin: 0 0 var(--space-2);
      color: var(--ink-2);
      font-size: var(--text-sm);
    }
    .error span {
      white-space: pre-line;
    }
    .error {
      display: flex;
      gap: var(--space-2);
      margin: 0 0 var(--space-2);
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly why = input<string>();
  readonly error = input<string>();
  readonly optional = input(false, { transform: booleanAttribute });
  /** The id of the control; error summaries link to it. */
  readonly controlId = input(`field-${++created}`);

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    afterEveryRender({ write: () => this.tieControl() });
  }

  private tieControl(): void {
    const control = this.host.nativeElement.querySelector('input, select, textarea');
    if (!control) return;
    const id = this.controlId();
    const describedBy = [this.hint() && `${id}-hint`, this.error() && `${id}-error`]
      .filter(Boolean)
      .join(' ');
    setOrRemove(control, 'id', id);
    setOrRemove(control, 'aria-describedby', describedBy);
    setOrRemove(control, 'aria-invalid', this.error() ? 'true' : '');
  }
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (!value) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
