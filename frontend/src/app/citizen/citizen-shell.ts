import { Component, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../session/session';
import { Footer } from '../ui/footer/footer';
import { Header } from '../ui/header/header';
import { UnreadNotices } from './notices/unread-notices';

/** The frame of every public and citizen page. */
@Component({
  selector: 'ops-citizen-shell',
  imports: [Footer, Header, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './citizen-shell.html',
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto 1fr auto;
      min-height: 100dvh;
    }
    main {
      min-width: 0;
    }
    .count {
      margin-left: var(--space-1);
      padding: 0 0.45em;
      border-radius: 1em;
      background: var(--accent-bright);
      color: var(--band);
      font-weight: 700;
    }
  `,
})
export class CitizenShell {
  protected readonly session = inject(Session);
  protected readonly unread = inject(UnreadNotices);
  private readonly router = inject(Router);

  protected signIn(): void {
    this.session.signIn('citizen', this.router.url);
  }
}
