import { Component, inject } from '@angular/core';
import { LocalTextPipe } from '../api/local-text';
import { Session } from '../session/session';
import { SessionsPanel } from '../session/sessions-panel';

/** Who the member of staff is to the office, and the way to their password. */
@Component({
  selector: 'ops-account',
  imports: [LocalTextPipe, SessionsPanel],
  template: `
    <h1 i18n="@@title.account">Tài khoản của tôi</h1>
    @if (session.person(); as person) {
      <p>
        <b>{{ person.name }}</b>
      </p>
      <ul>
        @for (position of person.positions; track position.id) {
          <li>{{ position.title | local }}, {{ position.unitName | local }}</li>
        }
      </ul>
    }
    <ops-sessions-panel />
  `,
})
export class AccountPage {
  protected readonly session = inject(Session);
}
