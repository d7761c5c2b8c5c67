import { inject, Service, signal } from '@angular/core';
import { DetailedError, HttpResponse, Upload } from 'tus-js-client';
import { Draft, DraftPaper } from '../../../api/types';
import { SubmissionDraft } from '../draft/submission-draft';
import { ChecksumStack, SessionEnded } from './checksum-stack';

/** One file on its way. */
export interface RunningUpload {
  readonly id: number;
  readonly paperCode: string;
  readonly file: File;
  readonly state: 'waiting' | 'running' | 'paused' | 'failed';
  /** 0 … 100. */
  readonly percent: number;
  /** Problem code of a failure. */
  readonly code?: string;
}

/** Bytes of one piece: what a cut connection loses at most. */
const pieceBytes = 1024 * 1024;
const atOnce = 3;
/** Milliseconds between attempts. */
const retryDelaysMs = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

const photoTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Uploads of one draft: several at once, resumed after cuts and, when the same file is chosen again, after a closed tab. */
@Service({ autoProvided: false })
export class UploadList {
  private readonly submission = inject(SubmissionDraft);
  private readonly list = signal<readonly RunningUpload[]>([]);
  private readonly uploads = new Map<number, Upload>();
  private readonly http = new ChecksumStack();
  private last = 0;

  readonly running = this.list.asReadonly();
  /** What has just happened, for whoever hears the page instead of seeing it; failures are announced where they stand. */
  readonly news = signal('');

  constructor() {
    addEventListener('online', () => this.resumePaused());
  }

  /** Starts at once what can be sent; says at once what never could. */
  add(paper: DraftPaper, files: readonly File[]): void {
    const draft = this.submission.draft();
    if (!draft) return;
    for (const file of files) {
      const id = ++this.last;
      const code = refusal(file, paper, draft);
      this.list.update((list) => [
        ...list,
        { id, paperCode: paper.code, file, percent: 0, state: code ? 'failed' : 'waiting', code },
      ]);
      if (!code) this.uploads.set(id, this.prepare(id, paper.code, file, draft.id));
    }
    this.startNext();
  }

  retry(id: number): void {
    const item = this.list().find((one) => one.id === id);
    const draft = this.submission.draft();
    if (!item || !draft) return;
    this.uploads.set(id, this.prepare(id, item.paperCode, item.file, draft.id));
    this.patch(id, { state: 'waiting', code: undefined });
    this.startNext();
  }

  cancel(id: number): void {
    void this.uploads
      .get(id)
      ?.abort(true)
      .catch(() => undefined);
    this.drop(id);
    this.startNext();
  }

  private prepare(id: number, paperCode: string, file: File, draftId: string): Upload {
    return new Upload(file, {
      endpoint: '/api/uploads',
      chunkSize: pieceBytes,
      retryDelays: retryDelaysMs,
      httpStack: this.http,
      headers: { 'X-CSRF': '1' },
      metadata: { draftId, paperCode, fileName: file.name.normalize('NFC') },
      removeFingerprintOnSuccess: true,
      fingerprint: (chosen) =>
        Promise.resolve(
          ['upload', draftId, paperCode, chosen.name, chosen.size, chosen.lastModified].join(':'),
        ),
      onProgress: (sent, total) => this.patch(id, { percent: Math.floor((100 * sent) / (total || 1)) }),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return (
          navigator.onLine &&
          !(error.causingError instanceof SessionEnded) &&
          (status === 0 || status === 409 || status === 423 || status === 460 || status >= 500)
        );
      },
      onError: (error) => this.stop(id, error),
      onSuccess: ({ lastResponse }) => {
        // All bytes are there, but only an attachment is a success.
        if (!lastResponse.getHeader('Upload-Attachment')) {
          this.patch(id, { state: 'failed', code: 'request.failed' });
          this.startNext();
          return;
        }
        // Until the draft tells of the paper it stays in this list, or it would be missing for a moment.
        void this.submission.refresh().finally(() => {
          this.news.set($localize`:@@papers.sent:Đã gửi xong ${file.name}:file:.`);
          this.drop(id);
          this.startNext();
        });
      },
    });
  }

  private startNext(): void {
    const free = atOnce - this.list().filter((one) => one.state === 'running').length;
    for (const { id, file } of this.list()
      .filter((one) => one.state === 'waiting')
      .slice(0, Math.max(free, 0))) {
      this.news.set($localize`:@@papers.sending:Đang gửi ${file.name}:file:.`);
      this.patch(id, { state: 'running' });
      void this.start(id);
    }
  }

  private async start(id: number): Promise<void> {
    const upload = this.uploads.get(id);
    if (!upload) return;
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    upload.start();
  }

  private stop(id: number, error: Error | DetailedError): void {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    if (error instanceof DetailedError && error.causingError instanceof SessionEnded) {
      this.submission.endSession();
      this.patch(id, { state: 'failed', code: 'session.required' });
    } else if (!response || !response.getStatus())
      this.patch(id, { state: 'paused', code: 'network.unreachable' });
    else this.patch(id, { state: 'failed', code: codeOf(response) });
    this.startNext();
  }

  private resumePaused(): void {
    this.list()
      .filter((one) => one.state === 'paused')
      .forEach((one) => this.retry(one.id));
  }

  private drop(id: number): void {
    this.uploads.delete(id);
    this.list.update((list) => list.filter((one) => one.id !== id));
  }

  private patch(id: number, change: Partial<RunningUpload>): void {
    this.list.update((list) => list.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}

/** What the browser already knows will be refused; the server looks at the bytes. */
function refusal(file: File, paper: DraftPaper, draft: Draft): string | undefined {
  const name = file.name.toLowerCase();
  if (file.size === 0) return 'upload.empty';
  if (/\.(heic|heif)$/.test(name)) return 'upload.heic';
  const pdf = file.type === 'application/pdf' || name.endsWith('.pdf');
  const photo = photoTypes.has(file.type);
  if (!(pdf && paper.accepts.includes('pdf')) && !(photo && paper.accepts.includes('photo')))
    return 'upload.type-unknown';
  if (pdf && file.size > draft.limits.pdfBytes) return 'upload.pdf-too-large';
  if (photo && file.size > draft.limits.photoBytes) return 'upload.photo-too-large';
  const there = draft.papers.flatMap((one) => one.attachments);
  if (there.length >= draft.limits.files) return 'upload.too-many-files';
  const total = there.reduce((sum, one) => sum + one.sizeBytes, file.size);
  return total > draft.limits.totalBytes ? 'upload.dossier-too-large' : undefined;
}

function codeOf(response: HttpResponse): string {
  if (response.getStatus() === 460) return 'upload.checksum-mismatch';
  try {
    return (JSON.parse(response.getBody()) as { code?: string }).code ?? 'request.failed';
  } catch {
    return 'request.failed';
  }
}
