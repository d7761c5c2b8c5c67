import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { EntryKind } from './types';
import { kindLabels, kindPaths } from './words';

/** The parts of the administration, above each of its pages. */
@Component({
  selector: 'ops-administration',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav class="parts" aria-label="Quản trị" i18n-aria-label="@@admin.nav">
      <a
        routerLink="/can-bo/quan-tri"
        routerLinkActive
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        ><ng-container i18n="@@admin.history">Lịch sử</ng-container></a
      >
      @for (kind of kinds; track kind) {
        <a [routerLink]="'/can-bo/quan-tri/' + paths[kind]" routerLinkActive ariaCurrentWhenActive="page">{{
          labels[kind]
        }}</a>
      }
      <a routerLink="/can-bo/lich"><ng-container i18n="@@clerk.nav.calendar">Lịch làm việc</ng-container></a>
    </nav>
    <router-outlet />
  `,
  styleUrls: ['./administration.css'],
})
export class Administration {
  protected readonly kinds = Object.keys(kindLabels) as EntryKind[];
  protected readonly labels = kindLabels;
  protected readonly paths = kindPaths;
}
