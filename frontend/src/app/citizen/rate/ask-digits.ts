import { Component, output, signal } from '@angular/core';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';

/** The second factor where there is no key: the last four digits of the phone that the dossier names. */
@Component({
  selector: 'ops-ask-digits',
  imports: [Button, Field],
  template: `
    <form (submit)="$event.preventDefault(); check(digits.value)">
      <ops-field
        label="4 số cuối điện thoại"
        i18n-label="@@track.digits"
        hint="Số điện thoại đã khai trong hồ sơ."
        i18n-hint="@@rating.digitsHint"
        [error]="error()"
        controlId="last4"
      >
        <input #digits class="code" type="text" inputmode="numeric" autocomplete="off" maxlength="4" />
      </ops-field>
      <button ops-button kind="primary" i18n="@@action.continue">Tiếp tục</button>
    </form>
  `,
  styles: `
    input {
      max-width: 8rem;
      letter-spacing: 0.3em;
    }
  `,
})
export class AskDigits {
  readonly given = output<string>();
  protected readonly error = signal<string | undefined>(undefined);

  protected check(typed: string): void {
    const digits = typed.trim();
    const fits = /^\d{4}$/.test(digits);
    this.error.set(fits ? undefined : $localize`:@@track.digitsWrong:Hãy nhập đúng 4 chữ số`);
    if (fits) this.given.emit(digits);
    else document.getElementById('last4')?.focus();
  }
}
