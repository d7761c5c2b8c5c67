import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input, LOCALE_ID, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { inLanguage, LocalTextPipe } from '../../../api/local-text';
import { StoreOffer } from '../../../api/paper-store-types';
import { problemOf } from '../../../api/problem';
import { Attachment, DraftPaper } from '../../../api/types';
import { scanLabels } from '../../../dossier/labels';
import { PaperOriginLine } from '../../../dossier/paper-origin';
import { codeText, problemText } from '../../../dossier/problem-texts';
import '../../../dossier/store-problem-texts';
import { DayPipe } from '../../../dossier/when';
import { Badge } from '../../../ui/badge/badge';
import { Button } from '../../../ui/button/button';
import { ErrorSummary, FieldFault } from '../../../ui/error-summary/error-summary';
import { FilePreview } from '../../../ui/file-preview/file-preview';
import { FileUpload } from '../../../ui/file-upload/file-upload';
import { Icon } from '../../../ui/icon/icon';
import { Toasts } from '../../../ui/toasts/toasts';
import { SubmissionDraft } from '../draft/submission-draft';
import { fieldText } from '../../../dossier/field-texts';
import { Filing, papersPath } from '../filing';
import { LookedUp } from '../looked-up';
import { UploadList } from './upload-list';

/** Milliseconds in which a removed paper can be taken back; as long as its toast stays. */
const undoMs = 10_000;

/** The papers that this case needs: each sent as soon as it is chosen. */
@Component({
  selector: 'ops-papers-page',
  imports: [
    Badge,
    Button,
    DayPipe,
    ErrorSummary,
    FilePreview,
    FileUpload,
    Icon,
    LocalTextPipe,
    LookedUp,
    PaperOriginLine,
  ],
  templateUrl: './papers-page.html',
  styleUrl: './papers-page.css',
})
export class PapersPage {
  /** Route parameter. */
  readonly draftId = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly toasts = inject(Toasts);
  private readonly filing = inject(Filing);
  private readonly submission = inject(SubmissionDraft);
  protected readonly uploads = inject(UploadList);
  private readonly summary = viewChild(ErrorSummary);
  private readonly preview = viewChild.required(FilePreview);

  /** Removed but not yet gone from the server. */
  private readonly removed = signal<ReadonlySet<string>>(new Set());
  protected readonly faults = signal<readonly FieldFault[]>([]);
  /** The paper of the store that is being given. */
  protected readonly reusing = signal<string | undefined>(undefined);
  protected readonly papers = computed(() =>
    (this.submission.draft()?.papers ?? []).map((paper) => ({
      ...paper,
      attachments: paper.attachments.filter((one) => !this.removed().has(one.id)),
      running: this.uploads.running().filter((one) => one.paperCode === paper.code),
    })),
  );
  protected readonly scans = scanLabels;
  protected readonly codeText = codeText;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.removed().forEach((id) => void this.removeForGood(id)));
  }

  protected limits(paper: DraftPaper): string {
    const limits = this.submission.draft()?.limits;
    const mebibytes = (bytes = 0) => Math.floor(bytes / 1024 / 1024);
    const photo = $localize`:@@papers.photoLimit:ảnh JPG, PNG đến ${mebibytes(limits?.photoBytes)}:size: MB`;
    const pdf = $localize`:@@papers.pdfLimit:PDF đến ${mebibytes(limits?.pdfBytes)}:size: MB`;
    return paper.accepts.map((kind) => (kind === 'photo' ? photo : pdf)).join(', ');
  }

  protected accept(paper: DraftPaper): string {
    return paper.accepts
      .map((kind) => (kind === 'photo' ? 'image/jpeg,image/png,image/webp' : 'application/pdf'))
      .join(',');
  }

  protected take(paper: DraftPaper, files: readonly File[]): void {
    this.faults.update((faults) => faults.filter((fault) => fault.controlId !== `paper-${paper.code}`));
    this.uploads.add(paper, files);
  }

  protected sizeWords(bytes: number): string {
    return bytes < 1024 * 1024
      ? `${Math.ceil(bytes / 1024)} kB`
      : `${(bytes / 1024 / 1024).toLocaleString(this.locale, { maximumFractionDigits: 1 })} MB`;
  }

  protected remove(attachment: Attachment): void {
    this.removed.update((ids) => new Set(ids).add(attachment.id));
    const timer = setTimeout(() => void this.removeForGood(attachment.id), undoMs);
    this.toasts.show($localize`:@@papers.removed:Đã xóa ${attachment.fileName}:name:`, () => {
      clearTimeout(timer);
      this.takeBack(attachment.id);
    });
  }

  protected async look(attachment: Attachment): Promise<void> {
    const file = await firstValueFrom(
      this.http.get(`/api/drafts/${this.draftId()}/attachments/${attachment.id}/content`, {
        responseType: 'blob',
      }),
    ).catch(() => undefined);
    if (!file) {
      this.toasts.show($localize`:@@papers.lookFailed:Chưa mở được tệp. Hãy thử lại.`);
      return;
    }
    this.preview().show(attachment.fileName, file);
  }

  /** Gives a paper of the store: nothing is sent again, the office has it already. */
  protected async reuse(paper: DraftPaper, offer: StoreOffer): Promise<void> {
    this.faults.update((faults) => faults.filter((fault) => fault.controlId !== `paper-${paper.code}`));
    this.reusing.set(offer.id);
    try {
      await firstValueFrom(
        this.http.post(`/api/drafts/${this.draftId()}/kept-papers`, {
          keptPaperId: offer.id,
          paperCode: paper.code,
        }),
      );
      const name = inLanguage(offer.name, this.locale);
      this.uploads.news.set($localize`:@@papers.reused:Đã dùng lại ${name}:name: từ kho.`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      await this.submission.refresh();
      this.reusing.set(undefined);
    }
  }

  protected async goOn(): Promise<void> {
    this.faults.set(
      this.papers()
        .filter((paper) => paper.required && !paper.attachments.some((one) => one.scan !== 'infected'))
        .map((paper) => ({
          controlId: `paper-${paper.code}`,
          text: `${inLanguage(paper.name, this.locale)}: ${fieldText('paper.missing')}`,
        })),
    );
    if (this.uploads.running().some((one) => one.state === 'running' || one.state === 'waiting')) {
      this.toasts.show($localize`:@@papers.stillRunning:Còn tệp đang tải lên. Hãy chờ một chút.`);
      return;
    }
    if (this.faults().length) this.summary()?.focus();
    else await this.router.navigate(this.filing.link(this.draftId(), this.filing.after(papersPath)));
  }

  private takeBack(id: string): void {
    this.removed.update((ids) => new Set([...ids].filter((one) => one !== id)));
  }

  private async removeForGood(id: string): Promise<void> {
    if (!this.removed().has(id)) return;
    try {
      await firstValueFrom(this.http.delete(`/api/drafts/${this.draftId()}/attachments/${id}`));
      await this.submission.refresh();
    } catch {
      // Still on the server: it shows again, and can be removed again.
      this.takeBack(id);
    }
  }
}
