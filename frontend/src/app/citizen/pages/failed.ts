import { Component } from '@angular/core';
import { Button } from '../../ui/button/button';

@Component({
  selector: 'ops-failed',
  imports: [Button],
  template: `
    <div class="page narrow">
      <h1 i18n="@@failed.title">Chưa mở được trang</h1>
      <p i18n="@@failed.text">
        Có thể mạng vừa bị ngắt, hoặc hệ thống vừa được nâng cấp. Những gì ông/bà đã nhập vẫn được giữ.
      </p>
      <button ops-button kind="primary" type="button" (click)="reload()" i18n="@@failed.reload">
        Tải lại trang
      </button>
    </div>
  `,
})
export class Failed {
  protected reload(): void {
    location.reload();
  }
}
