import { Component, inject, output, signal, viewChild } from '@angular/core';
import { Session } from '../../session/session';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { NewKeyKind } from '../keys/key-kinds';
import { StoredKey } from '../keys/key-store';
import { pinLengthMin } from '../keys/pin';
import { SigningKeys } from '../sign/signing-keys';

/** Makes a key in this browser. The PIN is asked for twice; nobody can recover it. */
@Component({
  selector: 'ops-new-key-dialog',
  imports: [Button, Dialog, Field],
  template: `
    <ops-dialog heading="Tạo khóa ký" i18n-heading="@@newKey.title">
      <form (submit)="make($event, kind.value)">
        <ops-field label="Loại khóa" i18n-label="@@newKey.kind">
          <select #kind>
            <option value="ecP256" i18n="@@newKey.ec">ECDSA P-256 (khuyên dùng)</option>
            <option value="rsa2048" i18n="@@newKey.rsa2048">RSA 2048</option>
            <option value="rsa3072" i18n="@@newKey.rsa3072">RSA 3072</option>
          </select>
        </ops-field>
        <ops-field
          label="Mã PIN mới"
          i18n-label="@@newKey.pin"
          hint="Ít nhất 6 ký tự; chỉ ông/bà biết, không ai khôi phục được."
          i18n-hint="@@newKey.pin.hint"
          [error]="error()"
        >
          <input
            #first
            type="password"
            autocomplete="new-password"
            [value]="pin()"
            (input)="pin.set(first.value)"
          />
        </ops-field>
        <ops-field label="Nhập lại mã PIN" i18n-label="@@newKey.again">
          <input
            #second
            type="password"
            autocomplete="new-password"
            [value]="again()"
            (input)="again.set(second.value)"
          />
        </ops-field>
        <div class="row">
          <button ops-button kind="primary" type="submit" [busy]="busy()">
            <ng-container i18n="@@newKey.make">Tạo khóa và xin chứng thư</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      </form>
    </ops-dialog>
  `,
})
export class NewKeyDialog {
  readonly made = output<StoredKey>();
  private readonly keys = inject(SigningKeys);
  private readonly session = inject(Session);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly pin = signal('');
  protected readonly again = signal('');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  open(): void {
    this.pin.set('');
    this.again.set('');
    this.error.set(undefined);
    this.dialog().open();
  }

  protected async make(event: Event, kind: string): Promise<void> {
    event.preventDefault();
    const pin = this.pin();
    this.error.set(this.faultOf(pin));
    if (this.error() || this.busy()) return;
    this.busy.set(true);
    try {
      const person = this.session.person();
      const subject = {
        commonName: person?.name ?? '',
        organisation: person?.positions[0]?.unitName.vi,
      };
      const key = await this.keys.make(kind as NewKeyKind, pin, subject);
      this.dialog().close();
      this.made.emit(key);
    } catch {
      this.error.set($localize`:@@newKey.failed:Trình duyệt không tạo hoặc không lưu được khóa.`);
    } finally {
      this.busy.set(false);
    }
  }

  private faultOf(pin: string): string | undefined {
    if (pin.length < pinLengthMin) return $localize`:@@newKey.short:Mã PIN cần ít nhất 6 ký tự.`;
    return pin === this.again()
      ? undefined
      : $localize`:@@newKey.differ:Hai lần nhập mã PIN không giống nhau.`;
  }
}
