import { Routes } from '@angular/router';
import '../../dossier/upload-problem-texts';
import { SubmissionDraft } from './draft/submission-draft';
import { Filing } from './filing';
import { provideFormFields } from './fields/formly';
import { UploadList } from './papers/upload-list';
import { SubmitDossier } from './submit-dossier';

/** Filing a dossier, under `/nop-ho-so/{draftId}`. No guard: a draft outlives a lost sign-in and says so itself. */
export const submitDossierRoutes: Routes = [
  {
    path: 'da-nop',
    loadComponent: () => import('./submitted-page').then((m) => m.SubmittedPage),
  },
  {
    path: '',
    component: SubmitDossier,
    providers: [SubmissionDraft, Filing, UploadList, provideFormFields()],
    children: [
      { path: 'giay-to', loadComponent: () => import('./papers/papers-page').then((m) => m.PapersPage) },
      { path: 'kiem-tra', loadComponent: () => import('./review-page').then((m) => m.ReviewPage) },
      { path: ':pageId', loadComponent: () => import('./form-page').then((m) => m.FormPageScreen) },
    ],
  },
];
