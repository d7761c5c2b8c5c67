import { Component, input, output } from '@angular/core';
import { Button } from '../ui/button/button';

/** Which of a page's lists is shown. */
@Component({
  selector: 'ops-list-choice',
  imports: [Button],
  template: `
    <div class="row" role="group" aria-label="Danh sách" i18n-aria-label="@@reflections.lists">
      @for (list of lists(); track list[0]) {
        <button
          ops-button
          kind="quiet"
          type="button"
          [attr.aria-pressed]="list[0] === shown()"
          (click)="chosen.emit(list[0])"
        >
          {{ list[1] }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-3);
    }
    button[aria-pressed='true'] {
      text-decoration: underline;
      text-decoration-thickness: 3px;
      text-underline-offset: 0.4em;
    }
  `,
})
export class ListChoice<T extends string> {
  /** Their names, each with its words. */
  readonly lists = input.required<readonly (readonly [T, string])[]>();
  readonly shown = input.required<T>();
  readonly chosen = output<T>();
}
