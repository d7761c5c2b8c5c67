import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';

/** The way back to what one wrote without an account: its code and its key. */
@Component({
  selector: 'ops-ask-key',
  imports: [Button, Field],
  template: `
    <div class="page narrow">
      <h1 i18n="@@feedback.follow.title">Theo dõi phản ánh, kiến nghị</h1>
      <form class="card" (submit)="$event.preventDefault(); open(code.value, key.value)">
        <ops-field
          label="Mã"
          i18n-label="@@write.code"
          hint="Bắt đầu bằng PA, hoặc DT nếu là đơn khiếu nại, tố cáo."
          i18n-hint="@@follow.codeHint"
          [error]="error()"
          controlId="code"
        >
          <input #code type="text" autocomplete="off" autocapitalize="characters" class="code" />
        </ops-field>
        <ops-field label="Khóa" i18n-label="@@write.key">
          <input #key type="text" autocomplete="off" autocapitalize="none" spellcheck="false" class="code" />
        </ops-field>
        <button ops-button kind="primary" i18n="@@action.continue">Tiếp tục</button>
      </form>
    </div>
  `,
})
export class AskKey {
  private readonly router = inject(Router);
  protected readonly error = signal<string | undefined>(undefined);

  protected open(code: string, key: string): void {
    const asked = code.trim().toUpperCase();
    if (!/^(PA|DT)\d{6}-\d{4,}$/.test(asked)) {
      this.error.set($localize`:@@follow.codeWrong:Hãy nhập mã như trên giấy nhận, ví dụ PA261123-0001`);
      document.getElementById('code')?.focus();
      return;
    }
    void this.router.navigate(['/phan-anh/theo-doi', asked], {
      fragment: key.trim() ? `k=${key.trim().toLowerCase()}` : undefined,
    });
  }
}
