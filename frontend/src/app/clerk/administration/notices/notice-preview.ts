import { Component, input } from '@angular/core';
import { NoticePreview as Preview, SmsForm } from './notice-types';

/** A notice as people would get it, about nobody. */
@Component({
  selector: 'ops-notice-preview',
  template: `
    @let shown = preview();
    <p class="small muted" i18n="@@admin.preview.lead">
      Số liệu dưới đây là ví dụ. Phần cuối thư và cuối tin nhắn do hệ thống thêm, để người nhận phân biệt
      thông báo giả.
    </p>
    @for (mail of shown.mails; track mail.language) {
      <article class="card" [attr.lang]="mail.language" [attr.aria-label]="mailLabel(mail.language)">
        <h3>{{ mailLabel(mail.language) }}</h3>
        <p class="small muted">{{ mail.sender }}</p>
        <p>
          <b>{{ mail.subject }}</b>
        </p>
        <p class="words">{{ mail.text }}</p>
      </article>
    }
    @if (shown.sms; as sms) {
      <article class="card" aria-labelledby="preview-sms">
        <h3 id="preview-sms" i18n="@@admin.field.sms">Tin nhắn</h3>
        <p class="bubble">{{ (sms.keepsAccents ? sms.accented : sms.plain).text }}</p>
        <ul class="small">
          <li>
            <ng-container i18n="@@admin.preview.plain">Không dấu:</ng-container> {{ parts(sms.plain) }}
            @if (!sms.keepsAccents) {
              <b i18n="@@admin.preview.sent">(đang gửi)</b>
            }
          </li>
          <li>
            <ng-container i18n="@@admin.preview.accented">Có dấu:</ng-container> {{ parts(sms.accented) }}
            @if (sms.keepsAccents) {
              <b i18n="@@admin.preview.sent">(đang gửi)</b>
            }
          </li>
        </ul>
      </article>
    }
    @if (shown.portal; as portal) {
      <article class="card" aria-labelledby="preview-portal">
        <h3 id="preview-portal" i18n="@@admin.preview.portal">Trên Cổng</h3>
        <p lang="vi">
          <b>{{ portal.title.vi }}</b><br />{{ portal.text.vi }}
        </p>
        @if (portal.title.en) {
          <p lang="en">
            <b>{{ portal.title.en }}</b><br />{{ portal.text.en }}
          </p>
        }
      </article>
    }
  `,
  styles: `
    .card {
      margin-bottom: var(--space-4);
      padding: var(--space-4);
      overflow-wrap: anywhere;
    }
    h3 {
      margin: 0 0 var(--space-2);
      font-size: var(--text-md);
    }
    p {
      margin: 0 0 var(--space-2);
    }
    .words {
      white-space: pre-line;
    }
    .bubble {
      padding: var(--space-3);
      border-radius: var(--radius-lg) var(--radius-lg) var(--radius-lg) 0;
      background: var(--surface-2);
    }
    ul {
      margin: 0;
      padding-left: 1.2em;
    }
  `,
})
export class NoticePreview {
  readonly preview = input.required<Preview>();

  protected mailLabel(language: string): string {
    return language === 'en'
      ? $localize`:@@admin.preview.mailEn:Thư bằng tiếng Anh`
      : $localize`:@@admin.preview.mail:Thư`;
  }

  protected parts(form: SmsForm): string {
    const alphabet = form.isGsm ? 'GSM-7' : 'UCS-2';
    return $localize`:@@admin.preview.parts:${form.parts}:parts: phần, ${form.letters}:letters: ký tự (${alphabet}:alphabet:)`;
  }
}
