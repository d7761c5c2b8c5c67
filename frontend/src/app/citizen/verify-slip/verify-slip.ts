import { HttpClient } from '@angular/common/http';
import { Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Verification } from '../../api/verification';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { FileUpload } from '../../ui/file-upload/file-upload';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { reasonWords, verdictWords } from './verdicts';

/** Bytes; the server's own limit, said before anything is sent. */
const maxBytes = 20 * 1024 * 1024;

/** Anyone can check a slip: who signed, for which unit, when, whether anything was changed, and what the check trusts. */
@Component({
  selector: 'ops-verify-slip',
  imports: [DayPipe, FileUpload, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './verify-slip.html',
  styleUrl: './verify-slip.css',
})
export class VerifySlip {
  private readonly http = inject(HttpClient);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  protected readonly fileName = signal('');
  protected readonly checking = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly answer = signal<Verification | undefined>(undefined);
  protected readonly words = computed(() => {
    const answer = this.answer();
    return answer && verdictWords[answer.verdict];
  });
  protected readonly reasons = computed(() => reasonWords(this.answer()?.reasons ?? []));

  protected async check(files: readonly File[]): Promise<void> {
    const file = files[0];
    if (!file) return;
    this.fileName.set(file.name);
    this.answer.set(undefined);
    this.error.set(undefined);
    if (file.size > maxBytes) {
      this.error.set($localize`:@@verify.tooLarge:Tệp lớn hơn 20 MB nên không thể là giấy hẹn.`);
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
      setTimeout(() => this.outcome()?.nativeElement.focus());
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.checking.set(false);
    }
  }
}
