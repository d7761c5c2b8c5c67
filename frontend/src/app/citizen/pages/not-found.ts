import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '../../ui/button/button';

@Component({
  selector: 'ops-not-found',
  imports: [Button, RouterLink],
  template: `
    <div class="page narrow">
      <h1 i18n="@@notFound.title">Không tìm thấy trang này</h1>
      <p i18n="@@notFound.text">
        Địa chỉ có thể bị gõ thiếu, hoặc trang đã chuyển chỗ. Hồ sơ của ông/bà không bị ảnh hưởng gì.
      </p>
      <div class="row">
        <a ops-button kind="primary" routerLink="/" i18n="@@notFound.home">Về trang tìm thủ tục</a>
        <a ops-button routerLink="/tra-cuu" i18n="@@notFound.track">Tra cứu hồ sơ</a>
      </div>
    </div>
  `,
})
export class NotFound {}
