import { Component, input } from '@angular/core';
import { Icon } from '../../../ui/icon/icon';
import { Why } from '../../../ui/why/why';

/** A question that several controls answer together: a fieldset with its hint, error and reason. */
@Component({
  selector: 'ops-group',
  imports: [Icon, Why],
  template: `
    <fieldset
      [id]="controlId()"
      tabindex="-1"
      [attr.aria-describedby]="describedBy()"
      [class.faulty]="!!error()"
    >
      <legend>
        {{ label() }}
        @if (optional()) {
          <span class="muted optional" i18n="@@ui.field.optional">(không bắt buộc)</span>
        }
      </legend>
      @if (hint()) {
        <p class="muted small" [id]="controlId() + '-hint'">{{ hint() }}</p>
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
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0 0 var(--space-5);
      padding: 0;
      border: 0;
      min-width: 0;
      max-width: 36rem;
    }
    fieldset:focus {
      outline: none;
    }
    .faulty {
      padding-left: var(--space-4);
      border-left: 4px solid var(--bad);
    }
    legend {
      padding: 0;
      margin-bottom: var(--space-2);
      font-weight: 600;
    }
    .optional {
      font-weight: 400;
    }
    p {
      margin-bottom: var(--space-2);
    }
    .error {
      display: flex;
      gap: var(--space-2);
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class Group {
  readonly label = input('');
  readonly hint = input<string>();
  readonly why = input<string>();
  readonly error = input<string>();
  readonly optional = input(false);
  readonly controlId = input.required<string>();

  protected describedBy(): string | null {
    const parts = [this.hint() && `${this.controlId()}-hint`, this.error() && `${this.controlId()}-error`];
    return parts.filter(Boolean).join(' ') || null;
  }
}
