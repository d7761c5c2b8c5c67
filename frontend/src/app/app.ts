import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SkipLink } from './ui/skip-link/skip-link';
import { ToastOutlet } from './ui/toasts/toasts';

/** The frame of everything: each area brings its own shell. */
@Component({
  selector: 'ops-root',
  imports: [RouterOutlet, SkipLink, ToastOutlet],
  template: `<ops-skip-link /><router-outlet /><ops-toasts />`,
})
export class App {}
