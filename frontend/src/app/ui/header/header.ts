import { Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { Icon } from '../icon/icon';

/**
 * The band at the top: the mark of the house, the product's name, and whatever the area projects as navigation. Where that
 * is long, a phone shows it at a press.
 */
@Component({
  selector: 'ops-header',
  imports: [Icon, RouterLink],
  host: { '(keydown.escape)': 'close()' },
  template: `
    <header>
      <div class="inner">
        <a class="brand" [routerLink]="home()">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="arch" d="M6 28V14.500a10 10 0 0 1 20 0V28h-5V14.800a5 5 0 0 0-10 0V28z" />
            <circle class="lamp" cx="16" cy="25" r="2.600" />
          </svg>
          <span class="names"
            ><span class="name">{{ name() }}</span
            ><span class="tagline">{{ tagline() }}</span></span
          >
        </a>
        @if (long()) {
          <button
            #menu
            class="menu"
            type="button"
            [attr.aria-controls]="'ops-navigation'"
            [attr.aria-expanded]="open()"
            (click)="open.set(!open())"
          >
            <ops-icon name="menu" />
            <ng-container i18n="@@nav.menu">Danh mục</ng-container>
          </button>
        }
        <div id="ops-navigation" class="links" [class.shut]="long() && !open()">
          <ng-content />
        </div>
      </div>
    </header>
  `,
  styles: `
    header {
      background: var(--band);
      color: var(--on-band);
      border-bottom: 4px solid var(--accent-bright);
    }
    .inner {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-1) var(--space-5);
      max-width: var(--page);
      margin-inline: auto;
      padding: var(--space-2) var(--space-4);
    }
    .brand {
      display: inline-flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--target);
      color: inherit;
      text-decoration: none;
    }
    .brand:focus-visible {
      outline-color: var(--accent-bright);
    }
    svg {
      width: 2.25rem;
      height: 2.25rem;
    }
    .arch {
      fill: var(--on-band);
    }
    .lamp {
      fill: var(--accent-bright);
    }
    .names {
      display: grid;
      line-height: 1.2;
    }
    .name {
      font-size: var(--text-lg);
      font-weight: 600;
    }
    .tagline {
      font-size: 0.8125rem;
      color: var(--on-band-2);
    }
    .menu,
    header ::ng-deep nav :is(a, button) {
      display: inline-flex;
      align-items: center;
      min-height: var(--target);
      padding: 0 var(--space-2);
      border: 0;
      background: none;
      color: var(--on-band);
      font-size: var(--text-sm);
      text-decoration: none;
      cursor: pointer;
    }
    .menu {
      display: none;
      gap: var(--space-2);
      border: 1px solid currentColor;
      border-radius: var(--radius);
    }
    header ::ng-deep nav :is(a, button):hover {
      text-decoration: underline;
      text-underline-offset: 0.3em;
    }
    .menu:focus-visible,
    header ::ng-deep nav :is(a, button):focus-visible {
      outline-color: var(--accent-bright);
    }
    header ::ng-deep nav a[aria-current='page'] {
      box-shadow: inset 0 -3px 0 var(--accent-bright);
      font-weight: 600;
    }
    header ::ng-deep nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      margin-left: calc(-1 * var(--space-2));
    }
    @media (width < 40rem) {
      .menu {
        display: inline-flex;
      }
      .shut {
        display: none;
      }
      .menu + .links {
        flex-basis: 100%;
      }
    }
  `,
})
export class Header {
  readonly name = input.required<string>();
  readonly tagline = input.required<string>();
  readonly home = input('/');
  /** Whether the navigation has more links than a phone can show above the page. */
  readonly long = input(false);
  protected readonly open = signal(false);
  private readonly menu = viewChild<ElementRef<HTMLButtonElement>>('menu');

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.open.set(false);
      });
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.menu()?.nativeElement.focus();
  }
}
