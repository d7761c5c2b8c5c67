import { Routes } from '@angular/router';
import '../dossier/staff-problem-texts';
import { signedInAs } from '../session/guards';
import { answersForUnit } from './posts';

const t = {
  queue: $localize`:@@title.queue:Hồ sơ chờ xử lý`,
  desk: $localize`:@@title.dossier:Hồ sơ`,
  work: $localize`:@@title.work:Việc của tôi`,
  questions: $localize`:@@questions.title:Câu hỏi chờ trả lời`,
  apologies: $localize`:@@apologies.title:Hồ sơ sắp trễ hẹn`,
  ratings: $localize`:@@ratings.title:Mức độ hài lòng của người dân`,
  paymentDay: $localize`:@@day.title:Đối soát thu phí, lệ phí`,
  parcels: $localize`:@@parcels.title:Bưu gửi, túi công văn`,
  register: $localize`:@@register.title:Sổ theo dõi hồ sơ`,
  counterRefusal: $localize`:@@counterRefusal.title:Từ chối tiếp nhận tại quầy`,
  counterDrafts: $localize`:@@counterDraft.title:Nộp hộ tại quầy`,
  sign: $localize`:@@title.sign:Văn bản chờ ký`,
  remote: $localize`:@@remote.title:Ký số từ xa`,
  certificates: $localize`:@@title.certificates:Chứng thư số`,
  messages: $localize`:@@title.messages:Thông báo chưa gửi được`,
  account: $localize`:@@title.account:Tài khoản của tôi`,
  calendar: $localize`:@@title.calendar:Lịch làm việc`,
  moves: $localize`:@@title.calendarMoves:Hồ sơ đổi ngày hẹn`,
  looks: $localize`:@@title.looks:Nhật ký xem hồ sơ`,
  destruction: $localize`:@@destruction.title:Tiêu hủy hồ sơ hết thời hạn lưu trữ`,
  staff: $localize`:@@title.staff:Chứng thư số của cán bộ`,
};

/** The clerk's area, under `/can-bo`. */
export const clerkRoutes: Routes = [
  {
    path: '',
    canMatch: [signedInAs('staff')],
    loadComponent: () => import('./clerk-shell').then((m) => m.ClerkShell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: t.queue,
        canMatch: [answersForUnit],
        loadComponent: () => import('./queue/queue').then((m) => m.Queue),
      },
      { path: '', pathMatch: 'full', redirectTo: 'viec' },
      { path: 'viec', title: t.work, loadComponent: () => import('./work/work').then((m) => m.Work) },
      {
        path: 'xin-loi',
        title: t.apologies,
        loadComponent: () => import('./apologies/to-apologise').then((m) => m.ToApologise),
      },
      {
        path: 'cau-hoi',
        title: t.questions,
        loadComponent: () => import('./questions/questions').then((m) => m.Questions),
      },
      {
        path: 'phan-anh',
        loadChildren: () => import('./reflections/reflections.routes').then((m) => m.reflectionsRoutes),
      },
      {
        path: 'don-thu',
        loadChildren: () => import('./reflections/reflections.routes').then((m) => m.petitionsRoutes),
      },
      {
        path: 'yeu-cau-du-lieu',
        loadChildren: () => import('./data-requests/data-requests.routes').then((m) => m.dataRequestsRoutes),
      },
      {
        path: 'tieu-huy',
        title: t.destruction,
        loadComponent: () => import('./destruction/destruction').then((m) => m.DestructionPage),
      },
      {
        path: 'tieu-huy/:id',
        title: t.destruction,
        loadComponent: () => import('./destruction/destruction-list').then((m) => m.DestructionListPage),
      },
      {
        path: 'nop-ho',
        title: t.counterDrafts,
        loadComponent: () => import('./counter-drafts/counter-drafts').then((m) => m.CounterDrafts),
      },
      {
        path: 'nop-ho/:draftId',
        title: t.counterDrafts,
        loadChildren: () =>
          import('../citizen/submit-dossier/submit-dossier.routes').then((m) => m.submitDossierRoutes),
      },
      {
        path: 'buu-gui',
        title: t.parcels,
        loadComponent: () => import('./parcels/parcels').then((m) => m.Parcels),
      },
      {
        path: 'danh-gia',
        title: t.ratings,
        loadComponent: () => import('./ratings/ratings').then((m) => m.Ratings),
      },
      {
        path: 'doi-soat',
        title: t.paymentDay,
        loadComponent: () => import('./payments/payment-day').then((m) => m.PaymentDayPage),
      },
      {
        path: 'so-theo-doi',
        title: t.register,
        loadComponent: () => import('./register/register').then((m) => m.Register),
      },
      {
        path: 'tu-choi-tai-quay',
        title: t.counterRefusal,
        loadComponent: () => import('./counter-refusal/counter-refusal').then((m) => m.CounterRefusal),
      },
      { path: 'ho-so/:code', title: t.desk, loadComponent: () => import('./desk/desk').then((m) => m.Desk) },
      { path: 'ky-so', title: t.sign, loadComponent: () => import('./sign/to-sign').then((m) => m.ToSign) },
      {
        path: 'ky-tu-xa',
        title: t.remote,
        loadComponent: () => import('./sign/remote-return').then((m) => m.RemoteReturn),
      },
      {
        path: 'chung-thu',
        title: t.certificates,
        loadComponent: () => import('./certificates/certificates').then((m) => m.Certificates),
      },
      {
        path: 'thu-chua-gui',
        title: t.messages,
        loadComponent: () => import('./messages/undelivered').then((m) => m.Undelivered),
      },
      {
        path: 'tai-khoan',
        title: t.account,
        loadComponent: () => import('./account').then((m) => m.AccountPage),
      },
      {
        path: 'lich',
        title: t.calendar,
        loadComponent: () => import('./calendar/calendar').then((m) => m.CalendarPage),
      },
      {
        path: 'lich/:number',
        title: t.moves,
        loadComponent: () => import('./calendar/calendar-moves').then((m) => m.CalendarMoves),
      },
      {
        path: 'quan-tri',
        loadChildren: () =>
          import('./administration/administration.routes').then((m) => m.administrationRoutes),
      },
      {
        path: 'nhat-ky',
        title: t.looks,
        loadComponent: () => import('./looks/foreign-looks').then((m) => m.ForeignLooks),
      },
      {
        path: 'nhan-su',
        title: t.staff,
        loadComponent: () => import('./certificates/staff-certificates').then((m) => m.StaffCertificates),
      },
    ],
  },
];
