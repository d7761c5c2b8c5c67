import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { Icon } from '../icon/icon';
import { Theme, ThemeChoice } from './theme';

/** Language and theme. The other language is another build under its own path, so switching is a plain link. */
@Component({
  selector: 'ops-preferences',
  imports: [Icon],
  template: `
    <a
      class="choice"
      [href]="otherLanguageHref()"
      [attr.hreflang]="english ? 'vi' : 'en'"
      [attr.lang]="english ? 'vi' : 'en'"
      (click)="keepPlace($event)"
      >{{ english ? 'Tiếng Việt' : 'English' }}</a
    >
    <button type="button" class="choice" (click)="theme.choose(next())">
      <ops-icon [name]="icon()" />
      <span>{{ label() }}</span>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--space-2);
    }
    .choice {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      padding: 0 var(--space-3);
      border: 1px solid currentColor;
      border-radius: var(--radius);
      background: none;
      color: inherit;
      font-size: var(--text-sm);
      text-decoration: none;
      cursor: pointer;
    }
    .choice:hover {
      text-decoration: underline;
    }
  `,
})
export class Preferences {
  protected readonly theme = inject(Theme);
  protected readonly english = inject(LOCALE_ID).startsWith('en');

  protected readonly next = computed<ThemeChoice>(() => {
    const order: Record<ThemeChoice, ThemeChoice> = { device: 'light', light: 'dark', dark: 'device' };
    return order[this.theme.choice()];
  });

  protected readonly label = computed(() => {
    const labels: Record<ThemeChoice, string> = {
      device: $localize`:@@ui.theme.device:Màu theo máy`,
      light: $localize`:@@ui.theme.light:Nền sáng`,
      dark: $localize`:@@ui.theme.dark:Nền tối`,
    };
    return labels[this.theme.choice()];
  });

  protected readonly icon = computed(() =>
    this.theme.choice() === 'dark' ? 'moon' : this.theme.choice() === 'light' ? 'sun' : 'device',
  );

  protected otherLanguageHref(): string {
    const { pathname, search, hash } = document.location;
    const path = this.english ? pathname.replace(/^\/en(?=\/|$)/, '') || '/' : `/en${pathname}`;
    return path + search + hash;
  }

  /** The address changes without this component knowing: the link is read again when it is used. */
  protected keepPlace(event: Event): void {
    (event.currentTarget as HTMLAnchorElement).href = this.otherLanguageHref();
  }
}
