import { Component, computed, input } from '@angular/core';
import { Icon, IconName } from '../icon/icon';

/** What a notice says about the state of things. */
export type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'alert', bad: 'alert' };

/** A short message inside the page. `live` makes it announced when it appears. */
@Component({
  selector: 'ops-notice',
  imports: [Icon],
  template: `<ops-icon [name]="icon()" />
    <div class="body"><ng-content /></div>`,
  host: {
    '[attr.data-tone]': 'tone()',
    '[attr.role]': "live() ? (tone() === 'bad' ? 'alert' : 'status') : null",
  },
  styles: `
    :host {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-4);
      margin-bottom: var(--space-4);
      border-radius: var(--radius);
      background: var(--primary-soft);
      border-left: 5px solid var(--primary);
      max-width: calc(var(--measure) + 4rem);
    }
    :host([data-tone='good']) {
      background: var(--good-soft);
      border-color: var(--good);
    }
    :host([data-tone='warn']) {
      background: var(--warn-soft);
      border-color: var(--warn);
    }
    :host([data-tone='bad']) {
      background: var(--bad-soft);
      border-color: var(--bad);
    }
    ops-icon {
      margin-top: 0.15em;
    }
    .body {
      min-width: 0;
      flex: 1;
    }
    .body ::ng-deep ul {
      padding-left: 1.2em;
    }
    .body ::ng-deep > :last-child {
      margin-bottom: 0;
    }
  `,
})
export class Notice {
  readonly tone = input<Tone>('info');
  readonly live = input(false);
  protected readonly icon = computed(() => icons[this.tone()]);
}
