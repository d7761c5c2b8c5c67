import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { Verification } from '../../api/verification';
import { problemText } from '../../dossier/problem-texts';
import { VerificationOutcome } from '../../dossier/verification/verification-outcome';
import { FileUpload } from '../../ui/file-upload/file-upload';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Bytes; the server's own limit, said before anything is sent. */
const maxBytes = 20 * 1024 * 1024;

/** Anyone can check a slip: who signed, for which unit, when, whether anything was changed, and what the check trusts. */
@Component({
  selector: 'ops-verify-slip',
  imports: [FileUpload, Notice, RouterLink, Skeleton, VerificationOutcome],
  templateUrl: './verify-slip.html',
  styleUrl: './verify-slip.css',
})
export class VerifySlip {
  private readonly http = inject(HttpClient);

  protected readonly fileName = signal('');
  protected readonly checking = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly answer = signal<Verification | undefined>(undefined);

  protected async check(files: readonly File[]): Promise<void> {
    const file = files[0];
    if (!file) return;
    this.fileName.set(file.name);
    this.answer.set(undefined);
    this.error.set(undefined);
    if (file.size > maxBytes) {
      this.error.set($localize`:@@verify.tooLarge:Tệp lớn hơn 20 MB nên không thể là văn bản của hệ thống.`);
      return;
    }
    this.checking.set(true);
    try {
      const answer = await firstValueFrom(
        this.http.post<Verification>('/api/verifications', file, {
          headers: { 'Content-Type': 'application/pdf' },
        }),
      );
      this.answer.set(answer);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.checking.set(false);
    }
  }
}
