import { Routes } from '@angular/router';

const t = {
  list: $localize`:@@feedback.title:Phản ánh, kiến nghị`,
  enter: $localize`:@@reflections.enter:Nhập hộ người dân`,
  petitions: $localize`:@@petitions.title:Đơn khiếu nại, tố cáo`,
};

/** Under `/can-bo/phan-anh`. */
export const reflectionsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: t.list,
    loadComponent: () => import('./reflections').then((m) => m.Reflections),
  },
  {
    path: 'nhap',
    title: t.enter,
    loadComponent: () => import('./enter-reflection').then((m) => m.EnterReflection),
  },
  { path: ':code', title: t.list, loadComponent: () => import('./reflection').then((m) => m.Reflection) },
];

/** Under `/can-bo/don-thu`. */
export const petitionsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: t.petitions,
    loadComponent: () => import('./petitions').then((m) => m.Petitions),
  },
  {
    path: ':code',
    title: t.petitions,
    loadComponent: () => import('./petition').then((m) => m.PetitionPage),
  },
];
