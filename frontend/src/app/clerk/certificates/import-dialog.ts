import { Component, inject, signal, viewChild } from '@angular/core';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { FileUpload } from '../../ui/file-upload/file-upload';
import { Notice } from '../../ui/notice/notice';
import { Bytes } from '../keys/bytes';
import { certificatesIn } from '../keys/pem';
import type { KeyFileFault } from '../keys/pkcs12';
import { keyHint, readCertificate } from '../keys/x509';
import { pinProblem } from '../sign/pin-problem';
import { SigningKeys } from '../sign/signing-keys';
import { Registration } from './registration';

const faults: Record<KeyFileFault, string> = {
  notAKeyFile: $localize`:@@keyFile.notAKeyFile:Đây không phải tệp PKCS#12 (.p12, .pfx) hay chứng thư (.crt, .pem).`,
  wrongPassword: $localize`:@@keyFile.wrongPassword:Mật khẩu của tệp không đúng.`,
  tooOld: $localize`:@@keyFile.tooOld:Tệp này mã hóa kiểu cũ (RC2, 3DES) nên không mở an toàn được. Hãy xuất lại tệp với AES-256.`,
  noKey: $localize`:@@keyFile.noKey:Tệp không chứa khóa ký.`,
  unfitKey: $localize`:@@keyFile.unfitKey:Loại khóa trong tệp không dùng để ký ở đây. Cần RSA hoặc ECDSA P-256.`,
  noCertificate: $localize`:@@keyFile.noCertificate:Tệp không có chứng thư của khóa.`,
};

/**
 * Brings what an outside authority gave: a key file, whose key is used until the page is closed, or the certificate
 * for a key that was made here.
 */
@Component({
  selector: 'ops-import-dialog',
  imports: [Button, Dialog, Field, FileUpload, Notice],
  template: `
    <ops-dialog heading="Nhập chứng thư số" i18n-heading="@@import.title">
      <form (submit)="bring($event)">
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <ops-file-upload
          subject="chứng thư số"
          i18n-subject="@@import.subject"
          accept=".p12,.pfx,.crt,.cer,.pem"
          hint="Tệp .p12, .pfx (khóa và chứng thư), hoặc .crt, .cer, .pem cho khóa đã tạo ở đây."
          i18n-hint="@@import.hint"
          [multiple]="false"
          [camera]="false"
          (chosen)="choose($event)"
        />
        @if (file(); as chosen) {
          <p class="small">{{ chosen.name }}</p>
          <ops-field
            label="Mật khẩu của tệp, hoặc mã PIN của khóa ở đây"
            i18n-label="@@import.secret"
            [error]="secretError()"
          >
            <input
              #field
              type="password"
              autocomplete="off"
              [value]="secret()"
              (input)="secret.set(field.value)"
            />
          </ops-field>
          <p class="small muted" i18n="@@import.local">Tệp được mở ngay trong trình duyệt, không gửi đi.</p>
        }
        <div class="row">
          @if (file()) {
            <button ops-button kind="primary" type="submit" [busy]="busy()">
              <ng-container i18n="@@import.confirm">Nhập</ng-container>
            </button>
          }
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      </form>
    </ops-dialog>
  `,
  styles: `
    ops-file-upload {
      display: block;
      margin-bottom: var(--space-4);
    }
  `,
})
export class ImportDialog {
  private readonly keys = inject(SigningKeys);
  private readonly registration = inject(Registration);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly secret = signal('');
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly secretError = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  open(): void {
    this.file.set(undefined);
    this.clear();
    this.dialog().open();
  }

  protected choose(files: readonly File[]): void {
    this.clear();
    this.file.set(files[0]);
  }

  protected async bring(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    if (!file || this.busy()) return;
    this.busy.set(true);
    this.error.set(undefined);
    this.secretError.set(undefined);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const certificates = certificatesIn(bytes);
      if (certificates[0] && isCertificate(certificates[0])) await this.bringCertificate(certificates);
      else await this.bringKeyFile(bytes);
    } catch (error) {
      this.secretError.set(pinProblem(error));
      if (!this.secretError()) this.error.set(problemText(problemOf(error)));
    } finally {
      this.secret.set('');
      this.busy.set(false);
    }
  }

  private async bringCertificate(certificates: readonly Bytes[]): Promise<void> {
    const id = await keyHint(readCertificate(certificates[0] ?? new Uint8Array()).spki);
    const key = this.keys.stored().find((one) => one.id === id);
    if (!key) {
      this.error.set($localize`:@@import.noKey:Không có khóa của chứng thư này trong trình duyệt.`);
      return;
    }
    const open = await this.keys.open(id, this.secret());
    await this.finish(id, (await this.registration.register(certificates, key.family, open)).id);
  }

  private async bringKeyFile(bytes: Bytes): Promise<void> {
    const { openKeyFile, KeyFileError } = await import('../keys/pkcs12');
    try {
      const opened = await openKeyFile(bytes, this.secret());
      const id = await this.keys.borrow(opened);
      const open = await this.keys.open(id, '');
      const known = this.keys.usable().some((one) => one.keyId === id);
      if (known) this.dialog().close();
      else
        await this.finish(
          id,
          (await this.registration.register(opened.certificates, opened.family, open)).id,
        );
    } catch (error) {
      if (!(error instanceof KeyFileError)) throw error;
      if (error.fault === 'wrongPassword') this.secretError.set(faults.wrongPassword);
      else this.error.set(faults[error.fault]);
    }
  }

  private async finish(keyId: string, certificateId: string): Promise<void> {
    await this.keys.linkTo(keyId, certificateId);
    await this.keys.load();
    this.dialog().close();
  }

  private clear(): void {
    this.secret.set('');
    this.error.set(undefined);
    this.secretError.set(undefined);
  }
}

function isCertificate(bytes: Bytes): boolean {
  try {
    return readCertificate(bytes).spki.length > 0;
  } catch {
    return false;
  }
}
