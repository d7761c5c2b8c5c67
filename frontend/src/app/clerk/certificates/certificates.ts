import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { CertificateState, RevocationReason, StaffCertificate } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { DayPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { Notice, Tone } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { StoredKey } from '../keys/key-store';
import { toPem } from '../keys/pem';
import { RemoteSigning } from '../sign/remote-signing';
import { KeyPlace, SigningKeys } from '../sign/signing-keys';
import { partOf } from './distinguished-name';
import { expiryWarning } from './expiry';
import { ImportDialog } from './import-dialog';
import { NewKeyDialog } from './new-key-dialog';
import { RemoteDialog } from './remote-dialog';
import { stateLabels, stateTones } from './state-labels';
import { TokenDialog } from './token-dialog';

const reasons: Record<RevocationReason, string> = {
  unspecified: $localize`:@@revoke.unspecified:Không nêu lý do`,
  keyCompromise: $localize`:@@revoke.keyCompromise:Lộ hoặc mất khóa, mất máy`,
  affiliationChanged: $localize`:@@revoke.affiliationChanged:Chuyển công tác, thôi việc`,
  superseded: $localize`:@@revoke.superseded:Đã có chứng thư mới`,
};

const places: Record<KeyPlace, string> = {
  browser: $localize`:@@certificate.here:Khóa ở trình duyệt này`,
  file: $localize`:@@certificate.file:Khóa mở từ tệp, đến khi đóng trang`,
  token: $localize`:@@certificate.token:Khóa trên token đang cắm ở máy này`,
  remote: $localize`:@@certificate.remote:Khóa ở dịch vụ ký số từ xa`,
};

/** One's own certificates and keys: make, import, renew, revoke. */
@Component({
  selector: 'ops-certificates',
  imports: [
    Badge,
    Button,
    DayPipe,
    Dialog,
    EmptyState,
    Field,
    ImportDialog,
    NewKeyDialog,
    Notice,
    RemoteDialog,
    Skeleton,
    TokenDialog,
  ],
  templateUrl: './certificates.html',
  styleUrl: '../list.css',
})
export class Certificates {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly keys = inject(SigningKeys);
  protected readonly remote = inject(RemoteSigning);
  private readonly revoking = viewChild.required(Dialog);

  protected readonly certificates = computed(() => this.keys.certificates());
  protected readonly error = computed(() => {
    const error = this.keys.failed();
    return error && problemText(problemOf(error));
  });
  /** Keys whose certificate hasn't come yet. */
  protected readonly waiting = computed(() => {
    const taken = new Set(this.certificates()?.map((one) => this.keys.keyOf(one)?.id));
    return this.keys.stored().filter((key) => !taken.has(key.id));
  });
  protected readonly toRevoke = signal<StaffCertificate | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly reasons = Object.entries(reasons) as [RevocationReason, string][];
  protected readonly part = partOf;
  protected readonly labels = stateLabels;
  protected readonly tones: Record<CertificateState, Tone | 'plain'> = stateTones;

  constructor() {
    void this.keys.load();
    void this.remote.load();
  }

  /** Words when a certificate ends within the month, the week, the day. */
  protected warningOf(certificate: StaffCertificate): string | undefined {
    return certificate.state === 'revoked' ? undefined : expiryWarning(certificate.notAfter, Date.now());
  }

  protected placeOf(certificate: StaffCertificate): string {
    const usable = this.keys.usable().find((one) => one.certificate.id === certificate.id);
    if (!usable) return $localize`:@@certificate.elsewhere:Khóa không ở trình duyệt này`;
    const service = certificate.remote ? ` (${certificate.remote.provider})` : '';
    return places[usable.place] + service;
  }

  protected saveRequest(key: StoredKey): void {
    saveAs(new Blob([toPem('CERTIFICATE REQUEST', key.request)]), `${key.id.slice(0, 12)}.csr`);
  }

  protected async sendRequest(key: StoredKey): Promise<void> {
    this.busy.set(true);
    try {
      const csr = toPem('CERTIFICATE REQUEST', key.request);
      const issued = await firstValueFrom(
        this.http.post<StaffCertificate>('/api/certificates/requests', { csr }),
      );
      await this.keys.linkTo(key.id, issued.id);
      await this.keys.load();
      this.toasts.show($localize`:@@certificate.issued:Chứng thư số đã được cấp.`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected async forget(key: StoredKey): Promise<void> {
    await this.keys.forget(key.id);
    this.toasts.show($localize`:@@key.removed:Đã xóa khóa khỏi trình duyệt này.`);
  }

  protected askRevoke(certificate: StaffCertificate): void {
    this.toRevoke.set(certificate);
    this.revoking().open();
  }

  protected cancelRevoke(): void {
    this.revoking().close();
  }

  protected async revoke(reason: string): Promise<void> {
    const certificate = this.toRevoke();
    if (!certificate) return;
    this.busy.set(true);
    try {
      const url = `/api/certificates/${encodeURIComponent(certificate.id)}/revocation`;
      await firstValueFrom(this.http.post(url, { reason }));
      const key = this.keys.keyOf(certificate);
      if (key) await this.keys.forget(key.id);
      await this.keys.load();
      this.revoking().close();
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
