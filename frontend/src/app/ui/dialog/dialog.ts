import { Component, ElementRef, input, output, viewChild } from '@angular/core';

let created = 0;

/** A modal question on the native dialog element: focus is kept inside and given back, Escape closes. */
@Component({
  selector: 'ops-dialog',
  template: `
    <dialog #dialog [attr.aria-labelledby]="titleId" (close)="closed.emit()">
      <h2 [id]="titleId">{{ heading() }}</h2>
      <ng-content />
    </dialog>
  `,
  styles: `
    dialog {
      width: min(34rem, calc(100vw - 2rem));
      max-height: calc(100dvh - 2rem);
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius-lg);
      background: var(--surface);
      color: var(--ink);
      box-shadow: var(--shadow);
    }
    dialog::backdrop {
      background: rgb(8 20 20 / 55%);
    }
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly closed = output();
  protected readonly titleId = `dialog-${++created}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    const dialog = this.dialog().nativeElement;
    if (!dialog.open) dialog.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }
}
