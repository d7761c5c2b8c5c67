import { Routes } from '@angular/router';

const t = {
  history: $localize`:@@admin.title:Quản trị danh mục`,
  edition: $localize`:@@title.edition:Lần sửa danh mục`,
  unit: $localize`:@@admin.kind.unit:Đơn vị`,
  staff: $localize`:@@admin.kind.staff:Cán bộ`,
  procedure: $localize`:@@admin.kind.procedure:Thủ tục`,
  reasons: $localize`:@@admin.kind.reasons:Lý do`,
  text: $localize`:@@admin.kind.text:Mẫu câu`,
  notice: $localize`:@@admin.kind.notice:Mẫu thông báo`,
};

const entries = () => import('./entries').then((m) => m.Entries);

/** The administration of the catalogue, under `/can-bo/quan-tri`. */
export const administrationRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./frame').then((m) => m.Administration),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: t.history,
        loadComponent: () => import('./history').then((m) => m.EditionHistory),
      },
      {
        path: 'lan-sua/:number',
        title: t.edition,
        loadComponent: () => import('./edition').then((m) => m.EditionPage),
      },
      { path: 'don-vi', title: t.unit, data: { kind: 'unit' }, loadComponent: entries },
      {
        path: 'don-vi/moi',
        title: t.unit,
        loadComponent: () => import('./new-unit').then((m) => m.NewUnitPage),
      },
      {
        path: 'don-vi/:key',
        title: t.unit,
        loadComponent: () => import('./unit').then((m) => m.UnitPage),
      },
      { path: 'can-bo', title: t.staff, data: { kind: 'staff' }, loadComponent: entries },
      {
        path: 'can-bo/:key',
        title: t.staff,
        loadComponent: () => import('./member').then((m) => m.MemberPage),
      },
      { path: 'thu-tuc', title: t.procedure, data: { kind: 'procedure' }, loadComponent: entries },
      {
        path: 'thu-tuc/:key',
        title: t.procedure,
        loadComponent: () => import('./procedure').then((m) => m.ProcedurePage),
      },
      { path: 'ly-do', title: t.reasons, data: { kind: 'reasons' }, loadComponent: entries },
      {
        path: 'ly-do/:key',
        title: t.reasons,
        loadComponent: () => import('./reason-list').then((m) => m.ReasonListPage),
      },
      { path: 'mau-cau', title: t.text, data: { kind: 'text' }, loadComponent: entries },
      {
        path: 'mau-cau/:key',
        title: t.text,
        loadComponent: () => import('./text').then((m) => m.TextPage),
      },
      {
        path: 'mau-thong-bao',
        title: t.notice,
        loadComponent: () => import('./notices/notice-list').then((m) => m.NoticeList),
      },
      {
        path: 'mau-thong-bao/:key',
        title: t.notice,
        loadComponent: () => import('./notices/notice').then((m) => m.NoticePage),
      },
    ],
  },
];
