import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { ProcedureList } from '../../api/types';
import { fieldText } from '../../dossier/field-texts';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { noReason, ReasonPicker } from '../desk/reason-picker';

const nobody = { name: '', personalId: '', address: '', phone: '' };

/** Refusal (Mẫu 03) of somebody who stands at the counter: entered, numbered, and ready to be printed or signed. */
@Component({
  selector: 'ops-counter-refusal',
  imports: [Button, Field, LocalTextPipe, Notice, ReasonPicker],
  template: `
    <h1 i18n="@@counterRefusal.title">Từ chối tiếp nhận tại quầy</h1>
    <p i18n="@@counterRefusal.lead">
      Khi người đến quầy có hồ sơ không đủ điều kiện tiếp nhận. Hệ thống lập Phiếu từ chối (Mẫu 03) có số, để
      in hoặc ký số rồi giao cho người nộp.
    </p>
    <form (submit)="$event.preventDefault(); refuse()">
      <ops-field
        label="Tìm thủ tục"
        i18n-label="@@counterRefusal.find"
        hint="Gõ vài chữ, có hoặc không có dấu"
        i18n-hint="@@counterRefusal.find.hint"
      >
        <input #typed type="search" [value]="words()" (input)="words.set(typed.value)" />
      </ops-field>
      <ops-field label="Thủ tục" i18n-label="@@queue.procedure" [error]="fault('procedureCode')">
        <select #asked (change)="procedure.set(asked.value)">
          <option value="" i18n="@@counterRefusal.choose">Chọn thủ tục</option>
          @for (one of found(); track one.code) {
            <option [value]="one.code" [selected]="one.code === procedure()">{{ one.name | local }}</option>
          }
        </select>
      </ops-field>
      <div class="two">
        <ops-field label="Họ và tên" i18n-label="@@counterRefusal.name" [error]="fault('name')">
          <input
            #name
            type="text"
            autocomplete="off"
            [value]="person().name"
            (input)="keep({ name: name.value })"
          />
        </ops-field>
        <ops-field
          label="Số định danh cá nhân"
          i18n-label="@@counterRefusal.personalId"
          [error]="fault('personalId')"
        >
          <input
            #personalId
            type="text"
            inputmode="numeric"
            autocomplete="off"
            [value]="person().personalId"
            (input)="keep({ personalId: personalId.value })"
          />
        </ops-field>
        <ops-field label="Địa chỉ" i18n-label="@@counterRefusal.address" [error]="fault('address')">
          <input
            #address
            type="text"
            autocomplete="off"
            [value]="person().address"
            (input)="keep({ address: address.value })"
          />
        </ops-field>
        <ops-field label="Điện thoại" i18n-label="@@counterRefusal.phone" [error]="fault('phone')">
          <input
            #phone
            type="tel"
            autocomplete="off"
            [value]="person().phone"
            (input)="keep({ phone: phone.value })"
          />
        </ops-field>
      </div>
      <ops-reason-picker list="refusal" [(reason)]="reason" [error]="fault('reason')" />
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      <button ops-button kind="danger" type="submit" [busy]="busy()">
        <ng-container i18n="@@counterRefusal.do">Từ chối và lập phiếu</ng-container>
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: 48rem;
    }
    @media (min-width: 40rem) {
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 var(--space-4);
      }
    }
  `,
})
export class CounterRefusal {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);

  protected readonly words = signal('');
  protected readonly procedure = signal('');
  protected readonly person = signal(nobody);
  protected readonly reason = signal(noReason);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  private readonly codes = signal<Readonly<Record<string, string>>>({});
  private readonly answer = httpResource<ProcedureList>(() => ({
    url: '/api/procedures',
    params: { limit: 20, ...(this.words().trim() && { query: this.words().trim() }) },
  }));
  protected readonly found = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));
  private key = newIdempotencyKey();

  protected keep(part: Partial<typeof nobody>): void {
    this.person.update((person) => ({ ...person, ...part }));
  }

  protected fault(field: string): string | undefined {
    const code = this.codes()[field];
    return code && fieldText(code);
  }

  protected async refuse(): Promise<void> {
    const { code, words } = this.reason();
    const missing = {
      ...(!this.procedure() && { procedureCode: 'field.required' }),
      ...(!(code && words.trim()) && { reason: 'field.required' }),
    };
    this.codes.set(missing);
    if (Object.keys(missing).length) {
      this.error.set($localize`:@@counterRefusal.missing:Hãy điền các mục được đánh dấu.`);
      return;
    }
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const refused = await firstValueFrom(
        this.http.post<{ dossierCode: string }>(
          '/api/counter-refusals',
          { procedureCode: this.procedure(), ...this.person(), reasonCode: code, reason: words.trim() },
          { headers: { 'Idempotency-Key': this.key } },
        ),
      );
      await this.router.navigate(['/can-bo/ho-so', refused.dossierCode]);
    } catch (error) {
      const problem = problemOf(error);
      // Whatever the server has answered is answered; what it may not have heard is sent again under the same key.
      if (problem.status) this.key = newIdempotencyKey();
      this.error.set(problemText(problem));
      this.codes.set(
        Object.fromEntries(
          Object.entries(problem.errors).map(([path, [first]]) => [path, first ?? 'field.required']),
        ),
      );
    } finally {
      this.busy.set(false);
    }
  }
}
