import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LeaveDialog } from './session/leave-dialog';
import { Session } from './session/session';
import { SkipLink } from './ui/skip-link/skip-link';
import { ToastOutlet } from './ui/toasts/toasts';

/** The frame of everything: each area brings its own shell. */
@Component({
  selector: 'ops-root',
  imports: [LeaveDialog, RouterOutlet, SkipLink, ToastOutlet],
  template: `<ops-skip-link /><router-outlet /><ops-toasts />
    @defer (when session.leavingUnsent()) {
      <ops-leave-dialog />
    }`,
})
export class App {
  protected readonly session = inject(Session);
}
