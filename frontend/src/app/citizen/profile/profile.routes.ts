import { Routes } from '@angular/router';

const t = {
  profile: $localize`:@@title.profile:Thông tin của tôi`,
  data: $localize`:@@title.myData:Dữ liệu của tôi`,
};

/** Under `/ho-so-ca-nhan`. */
export const profileRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: t.profile,
    loadComponent: () => import('./profile').then((m) => m.ProfilePage),
  },
  {
    path: 'du-lieu',
    title: t.data,
    loadComponent: () => import('./personal-data').then((m) => m.PersonalDataPage),
  },
];
