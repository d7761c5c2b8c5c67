import { Component, input } from '@angular/core';
import { Tone } from '../notice/notice';

/** A small word in a coloured pill; the word carries the meaning, the colour only helps. */
@Component({
  selector: 'ops-badge',
  template: `<ng-content />`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-block;
      padding: 0.1em 0.7em;
      border-radius: 1em;
      background: var(--surface-2);
      color: var(--ink);
      font-size: var(--text-sm);
      font-weight: 600;
      line-height: 1.6;
    }
    :host([data-tone='info']) {
      background: var(--primary-soft);
      color: var(--primary-strong);
    }
    :host([data-tone='good']) {
      background: var(--good-soft);
      color: var(--good);
    }
    :host([data-tone='warn']) {
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host([data-tone='bad']) {
      background: var(--bad-soft);
      color: var(--bad);
    }
  `,
})
export class Badge {
  readonly tone = input<Tone | 'plain'>('plain');
}
