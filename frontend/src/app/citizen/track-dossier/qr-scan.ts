import { Component, DestroyRef, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';

/** The part of the Shape Detection API that is used; not in every browser, then the button stays away. */
interface BarcodeReader {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
type BarcodeReaderClass = new (options: { formats: string[] }) => BarcodeReader;

/** Milliseconds between two looks through the camera. */
const lookEveryMs = 250;

/** Reads a QR code with the camera; nothing is recorded or sent. */
@Component({
  selector: 'ops-qr-scan',
  imports: [Button, Dialog, Icon, Notice],
  template: `
    @if (reader) {
      <button ops-button type="button" (click)="start()">
        <ops-icon name="scan" /><span i18n="@@scan.open">Quét mã QR</span>
      </button>
      <ops-dialog heading="Đưa mã QR vào khung hình" i18n-heading="@@scan.title" (closed)="stop()">
        @if (denied()) {
          <ops-notice tone="warn" [live]="true">
            <p i18n="@@scan.denied">
              Chưa dùng được máy ảnh. Hãy cho phép trong trình duyệt, hoặc gõ mã hồ sơ.
            </p>
          </ops-notice>
        }
        <video #video muted playsinline aria-hidden="true"></video>
        <p class="small muted" i18n="@@scan.private">
          Hình ảnh chỉ được đọc trên máy của ông/bà, không gửi đi đâu.
        </p>
        <button ops-button type="button" (click)="stop()" i18n="@@action.close">Đóng</button>
      </ops-dialog>
    }
  `,
  styles: `
    video {
      display: block;
      width: 100%;
      aspect-ratio: 4 / 3;
      margin-bottom: var(--space-3);
      border-radius: var(--radius);
      background: #000;
      object-fit: cover;
    }
  `,
})
export class QrScan {
  readonly read = output<string>();
  protected readonly reader = (globalThis as { BarcodeDetector?: BarcodeReaderClass }).BarcodeDetector;
  protected readonly denied = signal(false);
  private readonly dialog = viewChild(Dialog);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.release());
  }

  protected async start(): Promise<void> {
    this.denied.set(false);
    this.dialog()?.open();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      // No camera, or the person said no: typing remains.
      this.denied.set(true);
      return;
    }
    const video = this.video()?.nativeElement;
    if (!video || !this.reader) return;
    video.srcObject = this.stream;
    await video.play();
    const reader = new this.reader({ formats: ['qr_code'] });
    this.timer = setInterval(() => void this.look(reader, video), lookEveryMs);
  }

  protected stop(): void {
    this.release();
    this.dialog()?.close();
  }

  private async look(reader: BarcodeReader, video: HTMLVideoElement): Promise<void> {
    const [found] = await reader.detect(video);
    if (!found || !this.timer) return;
    this.stop();
    this.read.emit(found.rawValue);
  }

  private release(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.stream?.getTracks().forEach((track) => track.stop());
  }
}
