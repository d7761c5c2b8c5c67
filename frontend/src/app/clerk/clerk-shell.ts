import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LocalTextPipe } from '../api/local-text';
import { Session } from '../session/session';
import { Footer } from '../ui/footer/footer';
import { Header } from '../ui/header/header';
import { receives, servesUnit } from './posts';
import { ExpiryBanner } from './certificates/expiry-banner';

/** The frame of the clerk's area: wider than the citizen's, for papers beside forms. */
@Component({
  selector: 'ops-clerk-shell',
  imports: [ExpiryBanner, Footer, Header, LocalTextPipe, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './clerk-shell.html',
  styles: `
    :host {
      --page: 92rem;
      display: grid;
      grid-template-rows: auto 1fr auto;
      min-height: 100dvh;
    }
    main {
      width: 100%;
      min-width: 0;
      padding-top: var(--space-4);
    }
    /* A name over its positions: beside it they break in the middle on a phone. */
    ops-footer p {
      display: grid;
      justify-items: start;
    }
  `,
})
export class ClerkShell {
  protected readonly session = inject(Session);
  protected readonly receives = computed(() => receives(this.session.person()));
  protected readonly servesUnit = computed(() => servesUnit(this.session.person()));
  protected readonly keepsCalendars = computed(() =>
    this.session.person()?.positions.some(({ role }) => role === 'administrator'),
  );
  protected readonly supervises = computed(() =>
    this.session.person()?.positions.some(({ role }) => role === 'supervisor'),
  );
  protected readonly answersForData = computed(() =>
    this.session.person()?.positions.some(({ role }) => role === 'supervisor' || role === 'approvingOfficer'),
  );
  protected readonly keepsArchive = computed(() =>
    this.session
      .person()
      ?.positions.some(({ role }) => ['recordsClerk', 'supervisor', 'approvingOfficer'].includes(role)),
  );
  protected readonly seesStaff = computed(() =>
    this.session.person()?.positions.some(({ role }) => role === 'supervisor' || role === 'administrator'),
  );
}
