import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../session/session';
import { Button } from '../../ui/button/button';

@Component({
  selector: 'ops-not-allowed',
  imports: [Button, RouterLink],
  template: `
    <div class="page narrow">
      <h1 i18n="@@notAllowed.title">Tài khoản này không mở được trang đó</h1>
      <p i18n="@@notAllowed.text">
        Tài khoản người dân và tài khoản cán bộ dùng riêng cho hai khu vực. Hãy đăng xuất rồi đăng nhập bằng
        tài khoản phù hợp.
      </p>
      <div class="row">
        <button ops-button kind="primary" type="button" (click)="session.signOut()">
          <span i18n="@@nav.signOut">Đăng xuất</span>
        </button>
        <a ops-button routerLink="/" i18n="@@notFound.home">Về trang tìm thủ tục</a>
      </div>
    </div>
  `,
})
export class NotAllowed {
  protected readonly session = inject(Session);
}
