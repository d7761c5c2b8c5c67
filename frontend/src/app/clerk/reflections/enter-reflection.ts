import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { FeedbackKind, FeedbackSource, Receipt, UnitName, unitsToday } from '../../api/feedback-types';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { feedbackKinds, feedbackSources } from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

/** Enters what somebody said on the telephone, wrote, or brought. */
@Component({
  selector: 'ops-enter-reflection',
  imports: [Button, Field, LocalTextPipe, Notice],
  template: `
    <h1 i18n="@@reflections.enter">Nhập hộ người dân</h1>
    @if (receipt(); as kept) {
      <ops-notice tone="good" [live]="true">
        <p i18n="@@enter.done">
          Đã nhận. Đọc cho người gửi ghi lại mã và khóa để theo dõi; khóa chỉ hiện lần này.
        </p>
        <p>
          <b class="code">{{ kept.code }}</b> · <b class="code">{{ kept.key }}</b>
        </p>
      </ops-notice>
    } @else {
      <p i18n="@@enter.lead">
        Khiếu nại, tố cáo không nhập ở đây: hướng dẫn người dân gửi đơn tại mục Phản ánh, kiến nghị.
      </p>
      <form #form (submit)="$event.preventDefault(); send(form)">
        <ops-field label="Nguồn" i18n-label="@@enter.source">
          <select name="source">
            @for (one of sources; track one[0]) {
              <option [value]="one[0]">{{ one[1] }}</option>
            }
          </select>
        </ops-field>
        <ops-field label="Loại" i18n-label="@@enter.kind">
          <select name="kind">
            @for (one of kinds; track one[0]) {
              <option [value]="one[0]">{{ one[1] }}</option>
            }
          </select>
        </ops-field>
        <ops-field label="Gửi đến cơ quan" i18n-label="@@write.unit">
          <select name="unit">
            @for (unit of units(); track unit.id) {
              <option [value]="unit.id">{{ unit.name | local }}</option>
            }
          </select>
        </ops-field>
        <ops-field label="Tóm tắt" i18n-label="@@write.subject">
          <input name="subject" type="text" maxlength="200" autocomplete="off" />
        </ops-field>
        <ops-field label="Nội dung" i18n-label="@@enter.words">
          <textarea name="words" maxlength="5000"></textarea>
        </ops-field>
        <ops-field label="Họ và tên" i18n-label="@@write.name" [optional]="true">
          <input name="name" type="text" maxlength="200" autocomplete="off" />
        </ops-field>
        <ops-field label="Điện thoại" i18n-label="@@write.phone" [optional]="true">
          <input name="phone" type="tel" maxlength="20" autocomplete="off" />
        </ops-field>
        <ops-field label="Thư điện tử" i18n-label="@@write.email" [optional]="true">
          <input name="email" type="email" maxlength="254" autocomplete="off" />
        </ops-field>
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <button ops-button kind="primary" [busy]="busy()">
          <ng-container i18n="@@enter.do">Tiếp nhận</ng-container>
        </button>
      </form>
    }
  `,
})
export class EnterReflection {
  private readonly http = inject(HttpClient);
  protected readonly units = signal<readonly UnitName[]>([]);
  protected readonly receipt = signal<Receipt | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly sources = (Object.entries(feedbackSources) as [FeedbackSource, string][]).filter(
    ([source]) => source !== 'portal',
  );
  protected readonly kinds = Object.entries(feedbackKinds) as [FeedbackKind, string][];
  private key = newIdempotencyKey();

  constructor() {
    void unitsToday(this.http).then(
      (units) => this.units.set(units),
      (error) => this.error.set(problemText(problemOf(error))),
    );
  }

  protected async send(form: HTMLFormElement): Promise<void> {
    const value = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() || undefined;
    this.busy.set(true);
    this.error.set(undefined);
    const body = {
      kind: value('kind'),
      source: value('source'),
      unitId: value('unit'),
      subject: value('subject') ?? '',
      words: value('words') ?? '',
      name: value('name'),
      phone: value('phone'),
      email: value('email'),
    };
    try {
      const headers = { 'Idempotency-Key': this.key };
      this.receipt.set(
        await firstValueFrom(this.http.post<Receipt>('/api/feedback/entries', body, { headers })),
      );
    } catch (error) {
      const problem = problemOf(error);
      this.error.set(problemText(problem));
      if (problem.status >= 400 && problem.status < 500) this.key = newIdempotencyKey();
    } finally {
      this.busy.set(false);
    }
  }
}
