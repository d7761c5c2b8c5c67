import { Routes } from '@angular/router';

const title = $localize`:@@dataRequests.title:Yêu cầu về dữ liệu cá nhân`;

/** Under `/can-bo/yeu-cau-du-lieu`. */
export const dataRequestsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title,
    loadComponent: () => import('./data-requests').then((m) => m.DataRequests),
  },
  { path: ':id', title, loadComponent: () => import('./data-request').then((m) => m.DataRequestPage) },
];
