import { Routes } from '@angular/router';
import { citizenRoutes } from './citizen/citizen.routes';

/** The clerk's area is another bundle; the citizen's shell and front page come at once, its pages when opened. */
export const routes: Routes = [
  {
    path: 'can-bo',
    loadChildren: () => import('./clerk/clerk.routes').then((m) => m.clerkRoutes),
  },
  ...citizenRoutes,
];
