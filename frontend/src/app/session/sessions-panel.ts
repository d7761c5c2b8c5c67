import { Component, inject, LOCALE_ID } from '@angular/core';
import { Button } from '../ui/button/button';
import { Session } from './session';

/** The person's way to their password, and out of every browser they ever signed in with. */
@Component({
  selector: 'ops-sessions-panel',
  imports: [Button],
  template: `
    <h2 i18n="@@sessions.title">Tài khoản đăng nhập</h2>
    <p i18n="@@sessions.text">
      Nếu mất điện thoại hoặc đã đăng nhập trên máy dùng chung, hãy đăng xuất khỏi mọi thiết bị.
    </p>
    <p class="ways">
      @if (session.person()?.accountPath; as path) {
        <a ops-button kind="secondary" [href]="path + '?lang=' + language" i18n="@@sessions.password"
          >Đổi mật khẩu</a
        >
      }
      <button ops-button kind="quiet" type="button" (click)="session.signOut('everywhere')">
        <ng-container i18n="@@sessions.everywhere">Đăng xuất khỏi mọi thiết bị</ng-container>
      </button>
    </p>
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--space-7);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
    }
  `,
})
export class SessionsPanel {
  protected readonly session = inject(Session);
  protected readonly language = inject(LOCALE_ID).startsWith('en') ? 'en' : 'vi';
}
