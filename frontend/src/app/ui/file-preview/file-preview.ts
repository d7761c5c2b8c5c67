import { Component, signal, viewChild } from '@angular/core';
import { Button } from '../button/button';
import { Dialog } from '../dialog/dialog';

/** Shows a file that was fetched: a picture in a dialogue, a PDF in a tab of its own. */
@Component({
  selector: 'ops-file-preview',
  imports: [Button, Dialog],
  template: `
    <ops-dialog [heading]="shown()?.name ?? ''" (closed)="release()">
      @if (shown(); as it) {
        <img [src]="it.url" alt="Ảnh giấy tờ đã tải lên" i18n-alt="@@papers.previewAlt" />
      }
      <div class="row">
        <button ops-button type="button" (click)="close()" i18n="@@action.close">Đóng</button>
      </div>
    </ops-dialog>
  `,
  styles: `
    img {
      display: block;
      max-height: 65dvh;
      margin: 0 auto var(--space-4);
      object-fit: contain;
    }
  `,
})
export class FilePreview {
  private readonly dialog = viewChild.required(Dialog);
  protected readonly shown = signal<{ readonly name: string; readonly url: string } | undefined>(undefined);

  show(name: string, file: Blob): void {
    const url = URL.createObjectURL(file);
    if (file.type.startsWith('image/')) {
      this.shown.set({ name, url });
      this.dialog().open();
    } else {
      window.open(url, '_blank', 'noopener');
    }
  }

  protected close(): void {
    this.dialog().close();
  }

  protected release(): void {
    const it = this.shown();
    if (it) URL.revokeObjectURL(it.url);
    this.shown.set(undefined);
  }
}
