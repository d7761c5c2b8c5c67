import { Component, computed, input } from '@angular/core';

/** Where one stands in a sequence: "Bước 2 / 5" with a bar; or the share of a long work when `percent` is used. */
@Component({
  selector: 'ops-progress',
  template: `
    <p class="words">
      <span i18n="@@ui.progress.step">Bước {{ step() }} / {{ of() }}</span>
      @if (name()) {
        <span class="name">{{ name() }}</span>
      }
    </p>
    <progress [value]="step()" [max]="of()" [attr.aria-label]="label()"></progress>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      margin-bottom: var(--space-2);
      font-size: var(--text-sm);
      color: var(--ink-2);
    }
    .name {
      font-weight: 600;
      color: var(--ink);
    }
    progress {
      display: block;
      width: 100%;
      height: 0.5rem;
      appearance: none;
      border: 0;
      border-radius: 1rem;
      overflow: hidden;
      background: var(--line);
    }
    progress::-webkit-progress-bar {
      background: var(--line);
    }
    progress::-webkit-progress-value {
      background: var(--primary);
      transition: width 200ms;
    }
    progress::-moz-progress-bar {
      background: var(--primary);
    }
  `,
})
export class Progress {
  readonly step = input.required<number>();
  readonly of = input.required<number>();
  readonly name = input<string>();
  protected readonly label = computed(
    () => $localize`:@@ui.progress.label:Đang ở bước ${this.step()}:step: trong ${this.of()}:of: bước`,
  );
}
