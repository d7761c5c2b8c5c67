import { Component, DestroyRef, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Button } from '../ui/button/button';
import { Dialog } from '../ui/dialog/dialog';
import { Icon } from '../ui/icon/icon';
import { Notice } from '../ui/notice/notice';

/** The part of the Shape Detection API that is used. */
interface BarcodeReader {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type BarcodeReaderClass = new (options: { formats: 'qr_code'[] }) => BarcodeReader;

/** Milliseconds between two looks through the camera. */
const lookEveryMs = 250;

/** The browser's own reader; where there is none (iPhone, Firefox), one that is loaded when it is needed. */
async function newReader(): Promise<BarcodeReader> {
  const own = (globalThis as { BarcodeDetector?: BarcodeReaderClass }).BarcodeDetector;
  const Reader: BarcodeReaderClass = own ?? (await import('qr/decode.js')).BarcodeDetector;
  return new Reader({ formats: ['qr_code'] });
}

/** Reads a QR code with the camera; nothing is recorded or sent. Without a camera to ask for, the button stays away. */
@Component({
  selector: 'ops-qr-scan',
  imports: [Button, Dialog, Icon, Notice],
  template: `
    @if (supported) {
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
  /** Browsers offer the camera over HTTPS only. */
  protected readonly supported = !!(navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  protected readonly denied = signal(false);
  private readonly dialog = viewChild(Dialog);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts openings: a camera that answers after the dialog was closed is let go at once. */
  private opened = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.release());
  }

  protected async start(): Promise<void> {
    const opened = ++this.opened;
    this.denied.set(false);
    this.dialog()?.open();
    try {
      const [stream, reader] = await Promise.all([
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
        newReader(),
      ]);
      const video = this.video()?.nativeElement;
      if (opened !== this.opened || !video) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      this.stream = stream;
      video.srcObject = stream;
      await video.play();
      await this.look(reader, video);
    } catch {
      // No camera, or the person said no, or the reader could not be loaded: typing remains.
      if (opened !== this.opened) return;
      this.release();
      this.denied.set(true);
    }
  }

  protected stop(): void {
    this.release();
    this.dialog()?.close();
  }

  private async look(reader: BarcodeReader, video: HTMLVideoElement): Promise<void> {
    const opened = this.opened;
    const [found] = await reader.detect(video);
    if (opened !== this.opened) return;
    if (found) {
      this.stop();
      this.read.emit(found.rawValue);
    } else {
      this.timer = setTimeout(() => void this.look(reader, video), lookEveryMs);
    }
  }

  private release(): void {
    this.opened++;
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }
}
