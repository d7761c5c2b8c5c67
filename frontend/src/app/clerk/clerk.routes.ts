import { Routes } from '@angular/router';
import { signedInAs } from '../session/guards';

/** The clerk's area, under `/can-bo`. */
export const clerkRoutes: Routes = [
  {
    path: '',
    canMatch: [signedInAs('staff')],
    loadComponent: () => import('./clerk-shell').then((m) => m.ClerkShell),
    children: [],
  },
];
