import { Routes } from '@angular/router';
import '../../dossier/heard-problem-texts';

const t = {
  published: $localize`:@@feedback.title:Phản ánh, kiến nghị`,
  write: $localize`:@@feedback.write.title:Gửi phản ánh, kiến nghị`,
  follow: $localize`:@@feedback.follow.title:Theo dõi phản ánh, kiến nghị`,
};

/** Under `/phan-anh`: what was answered, writing, following. */
export const reflectionsRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: t.published,
    loadComponent: () => import('./published').then((m) => m.PublishedReflections),
  },
  { path: 'gui', title: t.write, loadComponent: () => import('./write').then((m) => m.WriteReflection) },
  {
    path: 'theo-doi',
    title: t.follow,
    loadComponent: () => import('./ask-key').then((m) => m.AskKey),
  },
  {
    path: 'theo-doi/:code',
    title: t.follow,
    loadComponent: () => import('./follow').then((m) => m.FollowReflection),
  },
];
