import { Routes } from '@angular/router';
import { signedInAs } from '../session/guards';
import { CitizenShell } from './citizen-shell';
import { FindProcedure } from './find-procedure/find-procedure';
import { unlessBackByKey } from './payment/payment-key';

const t = {
  procedure: $localize`:@@title.procedure:Thủ tục`,
  track: $localize`:@@title.track:Tra cứu hồ sơ`,
  verify: $localize`:@@title.verify:Kiểm tra văn bản`,
  mine: $localize`:@@title.mine:Hồ sơ của tôi`,
  notices: $localize`:@@title.notices:Thông báo`,
  dossier: $localize`:@@title.dossier:Hồ sơ`,
  payment: $localize`:@@payment.title:Kết quả thanh toán`,
  linked: $localize`:@@linked.title:Nộp phí, lệ phí`,
  store: $localize`:@@title.store:Kho giấy tờ của tôi`,
  submit: $localize`:@@title.submit:Nộp hồ sơ`,
  rate: $localize`:@@title.rate:Đánh giá việc giải quyết hồ sơ`,
  apologies: $localize`:@@title.apologies:Công khai xin lỗi`,
  accessibility: $localize`:@@title.accessibility:Khả năng tiếp cận`,
  privacy: $localize`:@@title.privacy:Dữ liệu cá nhân`,
  notAllowed: $localize`:@@title.notAllowed:Không có quyền`,
  failed: $localize`:@@title.failed:Có lỗi`,
  notFound: $localize`:@@title.notFound:Không tìm thấy trang`,
};

/** Public and citizen pages. The front page comes with the shell: one round trip less on a slow network. */
export const citizenRoutes: Routes = [
  {
    path: 'danh-gia/quay',
    title: t.rate,
    loadComponent: () => import('./rate/kiosk').then((m) => m.RatingKiosk),
  },
  {
    path: '',
    component: CitizenShell,
    children: [
      { path: '', pathMatch: 'full', component: FindProcedure },
      {
        path: 'thu-tuc/:code',
        title: t.procedure,
        loadComponent: () => import('./procedure/procedure').then((m) => m.ProcedurePage),
      },
      {
        path: 'tra-cuu',
        title: t.track,
        loadComponent: () => import('./track-dossier/ask-code').then((m) => m.AskCode),
      },
      {
        path: 'tra-cuu/:code',
        title: t.track,
        loadComponent: () => import('./track-dossier/track-dossier').then((m) => m.TrackDossier),
      },
      {
        path: 'phan-anh',
        loadChildren: () => import('./reflections/reflections.routes').then((m) => m.reflectionsRoutes),
      },
      {
        path: 'danh-gia/:code',
        title: t.rate,
        loadComponent: () => import('./rate/rate-dossier').then((m) => m.RateDossier),
      },
      {
        path: 'kiem-tra-giay-hen',
        title: t.verify,
        loadComponent: () => import('./verify-slip/verify-slip').then((m) => m.VerifySlip),
      },
      {
        path: 'xin-loi',
        title: t.apologies,
        loadComponent: () => import('./apologies/apologies').then((m) => m.Apologies),
      },
      {
        path: 'nop-ho-so/:draftId',
        title: t.submit,
        loadChildren: () =>
          import('./submit-dossier/submit-dossier.routes').then((m) => m.submitDossierRoutes),
      },
      {
        path: 'nop-phi',
        title: t.linked,
        loadComponent: () => import('./payment/linked-payment').then((m) => m.LinkedPaymentPage),
      },
      {
        path: 'ho-so-cua-toi',
        title: t.mine,
        canMatch: [unlessBackByKey(signedInAs('citizen'))],
        loadComponent: () => import('./my-dossiers/my-dossiers').then((m) => m.MyDossiers),
      },
      {
        path: 'thong-bao',
        title: t.notices,
        canMatch: [signedInAs('citizen')],
        loadComponent: () => import('./notices/notices').then((m) => m.Notices),
      },
      {
        path: 'ho-so/:code',
        title: t.dossier,
        canMatch: [signedInAs('citizen')],
        loadComponent: () => import('./my-dossiers/my-dossier').then((m) => m.MyDossier),
      },
      {
        path: 'ho-so/:code/thanh-toan',
        title: t.payment,
        canMatch: [signedInAs('citizen')],
        loadComponent: () => import('./payment/payment-return').then((m) => m.PaymentReturn),
      },
      {
        path: 'ho-so-ca-nhan',
        canMatch: [signedInAs('citizen')],
        loadChildren: () => import('./profile/profile.routes').then((m) => m.profileRoutes),
      },
      {
        path: 'kho-giay-to',
        title: t.store,
        canMatch: [signedInAs('citizen')],
        loadComponent: () => import('./paper-store/paper-store').then((m) => m.PaperStore),
      },
      {
        path: 'tro-giup-tiep-can',
        title: t.accessibility,
        loadComponent: () => import('./pages/accessibility').then((m) => m.Accessibility),
      },
      {
        path: 'quyen-rieng-tu',
        title: t.privacy,
        loadComponent: () => import('./pages/privacy').then((m) => m.Privacy),
      },
      {
        path: 'khong-co-quyen',
        title: t.notAllowed,
        loadComponent: () => import('./pages/not-allowed').then((m) => m.NotAllowed),
      },
      { path: 'loi', title: t.failed, loadComponent: () => import('./pages/failed').then((m) => m.Failed) },
      {
        path: '**',
        title: t.notFound,
        loadComponent: () => import('./pages/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
