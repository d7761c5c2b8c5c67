import { Component, effect, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { ViewState } from './view-state';

/** Why a PDF can't be shown: the file's own fault, or the viewer's, which didn't come. */
export type PdfFault = 'broken' | 'locked' | 'unready';

/** How long the viewer itself may take to come over a slow network. */
const readyWithinMs = 30_000;

type FromFrame =
  | { readonly type: 'ready' | 'shown' }
  | { readonly type: 'opened'; readonly pages: number }
  | { readonly type: 'failed'; readonly reason: 'broken' | 'locked' }
  | { readonly type: 'key'; readonly key: string };

/**
 * A PDF in a sandboxed frame of an opaque origin (public/viewer). The frame gets the bytes and orders by messages and
 * can reach neither our session nor this page.
 */
@Component({
  selector: 'ops-pdf-frame',
  imports: [Skeleton],
  template: ` @if (!drawn()) {
      <ops-skeleton [lines]="1" />
    }
    <iframe
      #frame
      src="/viewer/viewer.html"
      sandbox="allow-scripts"
      referrerpolicy="no-referrer"
      [title]="name()"
      [class.waiting]="!drawn()"
    ></iframe>`,
  styles: `
    :host,
    iframe {
      display: block;
      width: 100%;
      height: 100%;
    }
    :host {
      position: relative;
    }
    iframe {
      border: 0;
    }
    .waiting {
      opacity: 0;
    }
    ops-skeleton {
      position: absolute;
      inset: var(--space-4);
    }
  `,
  host: { '(window:message)': 'hear($event)' },
})
export class PdfFrame {
  readonly name = input.required<string>();
  readonly bytes = input.required<ArrayBuffer>();
  readonly view = input.required<ViewState>();
  readonly opened = output<number>();
  readonly failed = output<PdfFault>();
  readonly pressed = output<string>();

  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');
  private readonly ready = signal(false);
  private readonly pages = signal(0);
  /** Until the first page is drawn the frame is an empty grey box, which looks like a broken paper. */
  protected readonly drawn = signal(false);

  constructor() {
    effect((onCleanup) => {
      if (this.ready()) return;
      const patience = setTimeout(() => this.failed.emit('unready'), readyWithinMs);
      onCleanup(() => clearTimeout(patience));
    });
    effect(() => {
      if (this.ready()) this.order({ type: 'open', bytes: this.bytes() });
    });
    effect(() => {
      if (this.pages()) this.order({ type: 'show', ...this.view() });
    });
  }

  protected hear(event: MessageEvent<FromFrame>): void {
    if (event.source !== this.frame().nativeElement.contentWindow) return;
    const message = event.data;
    if (message.type === 'ready') this.ready.set(true);
    if (message.type === 'shown') this.drawn.set(true);
    if (message.type === 'failed') this.failed.emit(message.reason);
    if (message.type === 'key') this.pressed.emit(message.key);
    if (message.type !== 'opened') return;
    this.pages.set(message.pages);
    this.opened.emit(message.pages);
  }

  /** An opaque origin has no name to address, so the message goes to whatever stands in our own frame. */
  private order(message: unknown): void {
    this.frame().nativeElement.contentWindow?.postMessage(message, '*');
  }
}
