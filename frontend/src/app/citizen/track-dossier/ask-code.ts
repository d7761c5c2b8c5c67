import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { readDossierCode } from '../../dossier/dossier-code';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { QrScan } from '../../dossier/qr-scan';

/** The way to a dossier without an account: its code, typed as one likes, or the slip's QR. */
@Component({
  selector: 'ops-ask-code',
  imports: [Button, Field, Icon, QrScan],
  template: `
    <div class="page narrow">
      <h1 i18n="@@track.title">Tra cứu hồ sơ</h1>
      <p class="lead" i18n="@@track.lead">
        Chỉ cần mã hồ sơ, không cần tài khoản. Mã có trên giấy hẹn và trong thư điện tử ông/bà đã nhận.
      </p>
      <form class="card" (submit)="$event.preventDefault(); open(box.value)">
        <ops-field
          label="Mã hồ sơ"
          i18n-label="@@track.code"
          hint="Ví dụ: H56.397.01-261123-0001. Gõ chữ thường, thiếu dấu chấm hay dấu gạch cũng được."
          i18n-hint="@@track.codeHint"
          controlId="code"
          [error]="error()"
        >
          <input
            #box
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            enterkeyhint="go"
            class="code"
          />
        </ops-field>
        <div class="row">
          <button ops-button kind="primary" type="submit">
            <ops-icon name="search" /><span i18n="@@track.go">Xem hồ sơ</span>
          </button>
          <ops-qr-scan (read)="open($event)" />
        </div>
      </form>
    </div>
  `,
})
export class AskCode {
  private readonly router = inject(Router);
  protected readonly error = signal<string | undefined>(undefined);

  protected open(typed: string): void {
    const asked = readDossierCode(typed);
    if (!asked) {
      this.error.set($localize`:@@track.codeMissing:Hãy nhập mã hồ sơ`);
      document.getElementById('code')?.focus();
      return;
    }
    void this.router.navigate(['/tra-cuu', asked.code], { fragment: asked.key && `k=${asked.key}` });
  }
}
