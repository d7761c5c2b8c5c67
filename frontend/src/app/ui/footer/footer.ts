import { Component } from '@angular/core';
import { Preferences } from '../preferences/preferences';

/** The foot of every page: projected links, then language and theme. */
@Component({
  selector: 'ops-footer',
  imports: [Preferences],
  template: `
    <footer>
      <div class="inner">
        <div class="links"><ng-content /></div>
        <ops-preferences />
      </div>
    </footer>
  `,
  styles: `
    footer {
      border-top: 1px solid var(--line);
      background: var(--surface-2);
      font-size: var(--text-sm);
    }
    .inner {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--space-5);
      max-width: var(--page);
      margin-inline: auto;
      padding: var(--space-5) var(--space-4) var(--space-7);
    }
    .links ::ng-deep a {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      margin-right: var(--space-4);
      color: var(--ink);
    }
    .links ::ng-deep p {
      margin: var(--space-2) 0 0;
      color: var(--ink-2);
    }
  `,
})
export class Footer {}
