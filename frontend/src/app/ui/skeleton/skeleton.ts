import { Component, computed, input } from '@angular/core';

/** A quiet placeholder while something loads; says "loading" once to a screen reader. */
@Component({
  selector: 'ops-skeleton',
  template: `
    <p class="visually-hidden" role="status" i18n="@@ui.loading">Đang tải…</p>
    @for (line of rows(); track line) {
      <div class="bar" aria-hidden="true"></div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      height: 4.5rem;
      margin-bottom: var(--space-3);
      border-radius: var(--radius);
      background: var(--surface-2);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  protected readonly rows = computed(() => Array.from({ length: this.lines() }, (_, i) => i));
}
