import { Component, effect, inject, viewChild } from '@angular/core';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Session } from './session';

/** Asks whoever signs out while this browser keeps words that the server lacks: signing out deletes them. */
@Component({
  selector: 'ops-leave-dialog',
  imports: [Button, Dialog],
  template: `
    <ops-dialog
      heading="Có nội dung chưa lưu được"
      i18n-heading="@@signOut.title"
      (closed)="session.leavingUnsent.set(undefined)"
    >
      <p i18n="@@signOut.unsent">
        Máy này đang giữ nội dung mà máy chủ chưa nhận được. Nếu đăng xuất bây giờ, nội dung đó bị xóa khỏi
        máy và không lấy lại được.
      </p>
      <div class="row">
        <button ops-button kind="primary" type="button" (click)="dialog().close()" i18n="@@signOut.stay">
          Ở lại
        </button>
        <button ops-button kind="danger" type="button" (click)="leave()" i18n="@@signOut.anyway">
          Xóa và đăng xuất
        </button>
      </div>
    </ops-dialog>
  `,
})
export class LeaveDialog {
  protected readonly session = inject(Session);
  protected readonly dialog = viewChild.required(Dialog);

  constructor() {
    effect(() => {
      if (this.session.leavingUnsent()) this.dialog().open();
    });
  }

  protected leave(): void {
    const from = this.session.leavingUnsent() ?? 'here';
    this.dialog().close();
    void this.session.leave(from);
  }
}
