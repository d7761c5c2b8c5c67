import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from '../session/session';
import { Footer } from '../ui/footer/footer';
import { Header } from '../ui/header/header';

/** The frame of the clerk's area. */
@Component({
  selector: 'ops-clerk-shell',
  imports: [Footer, Header, RouterOutlet],
  template: `
    <ops-header
      name="Một cửa"
      i18n-name="@@site.name"
      tagline="Bàn làm việc của cán bộ"
      i18n-tagline="@@clerk.tagline"
      home="/can-bo"
    >
      <nav aria-label="Cán bộ" i18n-aria-label="@@clerk.nav">
        <button type="button" (click)="session.signOut()" i18n="@@nav.signOut">Đăng xuất</button>
      </nav>
    </ops-header>
    <main id="main" tabindex="-1" class="page"><router-outlet /></main>
    <ops-footer />
  `,
})
export class ClerkShell {
  protected readonly session = inject(Session);
}
