import { Component, inject, Service, signal } from '@angular/core';

/** A passing message, with one thing that can still be taken back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: () => void;
}

/** Milliseconds that a toast stays; long enough to read it and to reach its button by keyboard. */
const staysMs = 10_000;

@Service()
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly shown = this.list.asReadonly();
  private last = 0;

  show(text: string, undo?: () => void): void {
    const id = ++this.last;
    this.list.update((list) => [...list, { id, text, undo }]);
    setTimeout(() => this.dismiss(id), staysMs);
  }

  /** Withdraws every offer to take something back, once it is too late for that. */
  tooLate(): void {
    this.list.update((list) => list.filter((toast) => !toast.undo));
  }

  dismiss(id: number): void {
    this.list.update((list) => list.filter((toast) => toast.id !== id));
  }
}

/** Where toasts appear: one polite live region at the foot of the window. */
@Component({
  selector: 'ops-toasts',
  template: `
    <div role="status">
      @for (toast of toasts.shown(); track toast.id) {
        <div class="toast">
          <span>{{ toast.text }}</span>
          @if (toast.undo) {
            <button type="button" (click)="undo(toast)" i18n="@@ui.toast.undo">Hoàn tác</button>
          }
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      inset: auto 0 0;
      z-index: 10;
      display: grid;
      justify-items: center;
      padding: var(--space-4);
      pointer-events: none;
    }
    .toast {
      display: flex;
      align-items: center;
      gap: var(--space-4);
      margin-top: var(--space-2);
      padding: var(--space-2) var(--space-4);
      min-height: var(--target);
      border-radius: var(--radius);
      background: var(--ink);
      color: var(--paper);
      pointer-events: auto;
      box-shadow: var(--shadow);
    }
    button {
      min-height: var(--target);
      padding: 0 var(--space-3);
      border: 1px solid currentColor;
      border-radius: var(--radius-sm);
      background: none;
      color: inherit;
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);

  protected undo(toast: Toast): void {
    toast.undo?.();
    this.toasts.dismiss(toast.id);
  }
}
