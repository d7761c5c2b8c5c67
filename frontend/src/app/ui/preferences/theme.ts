import { Service, signal } from '@angular/core';

/** What the person chose: the device's own setting, or always one of the two. */
export type ThemeChoice = 'device' | 'light' | 'dark';

const key = 'theme';

function darkDevice(): boolean {
  return globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;
}

/** The stored choice; storage may be denied, then the device decides. */
export function storedTheme(): ThemeChoice {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'device';
  } catch {
    return 'device';
  }
}

/** Writes the resolved theme on the root element; called before the first paint, so nothing flashes. */
export function applyTheme(choice: ThemeChoice = storedTheme()): void {
  const dark = choice === 'dark' || (choice === 'device' && darkDevice());
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

/** The theme as the switch shows it. */
@Service()
export class Theme {
  readonly choice = signal<ThemeChoice>(storedTheme());

  constructor() {
    globalThis.matchMedia?.('(prefers-color-scheme: dark)').addEventListener('change', () => applyTheme());
  }

  choose(choice: ThemeChoice): void {
    this.choice.set(choice);
    try {
      if (choice === 'device') localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch {
      // Private mode: the choice holds for this page only.
    }
    applyTheme(choice);
  }
}
