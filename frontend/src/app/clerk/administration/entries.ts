import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, LOCALE_ID, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { DayPipe, today } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryKind, EntrySummary } from './types';
import { adminProblemText, folded, kindLabels, kindPaths, textLabels } from './words';

/** All entries of a sort, found by a word; what has ended is shown when it is asked for. Units stand as a tree. */
@Component({
  selector: 'ops-entries',
  imports: [Badge, Button, DayPipe, EmptyState, Field, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <div class="bar">
      <h1>{{ labels[kind()] }}</h1>
      @if (kind() === 'staff') {
        <a routerLink="/can-bo/quan-tri/can-bo/moi"
          ><ng-container i18n="@@admin.staff.new">Thêm cán bộ</ng-container></a
        >
      }
      @if (kind() === 'unit') {
        <a routerLink="/can-bo/quan-tri/don-vi/moi"
          ><ng-container i18n="@@admin.unit.new">Thêm đơn vị</ng-container></a
        >
      }
    </div>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="answer.reload()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    } @else if (answer.hasValue()) {
      <div class="search">
        <ops-field label="Tìm theo tên" i18n-label="@@admin.search">
          <input #query type="search" [value]="wanted()" (input)="wanted.set(query.value)" />
        </ops-field>
      </div>
      <label class="tick">
        <input #ended type="checkbox" [checked]="withEnded()" (change)="withEnded.set(ended.checked)" />
        <span i18n="@@admin.withEnded">Cả mục đã kết thúc</span>
      </label>
      @if (rows().length) {
        <ul class="list">
          @for (row of rows(); track row.entry.key) {
            <li>
              <div [style.padding-inline-start.rem]="row.depth * 1.25">
                <a [routerLink]="['/can-bo/quan-tri', paths[kind()], row.entry.key]">{{
                  texts[row.entry.key] ?? (row.entry.name | local)
                }}</a>
                <span class="small muted">
                  {{ row.entry.detail | local }}
                  @if (kind() === 'procedure') {
                    {{ row.entry.key }}
                  }
                  @if (row.entry.validFrom; as from) {
                    <ng-container i18n="@@admin.since">từ {{ from | day }}</ng-container>
                  }
                  @if (row.entry.validTo; as to) {
                    <ng-container i18n="@@admin.until">đến {{ to | day }}</ng-container>
                  }
                </span>
              </div>
              @if (row.isEnded) {
                <ops-badge><ng-container i18n="@@admin.ended">Đã kết thúc</ng-container></ops-badge>
              }
            </li>
          }
        </ul>
      } @else {
        <ops-empty-state heading="Không có mục nào khớp" i18n-heading="@@admin.noMatch" />
      }
    } @else {
      <ops-skeleton [lines]="6" />
    }
  `,
  styleUrls: ['../list.css', './administration.css'],
})
export class Entries {
  private readonly locale = inject(LOCALE_ID);

  /** The sort, from the route. */
  readonly kind = input.required<EntryKind>();
  protected readonly labels = kindLabels;
  protected readonly paths = kindPaths;
  protected readonly texts = textLabels;
  protected readonly wanted = signal('');
  protected readonly withEnded = signal(false);
  protected readonly answer = httpResource<{ items: readonly EntrySummary[] }>(
    () => `/api/administration/entries/${this.kind()}`,
  );
  protected readonly error = computed(() =>
    this.answer.error() ? adminProblemText(problemOf(this.answer.error())) : undefined,
  );
  protected readonly rows = computed(() => {
    const all = this.answer.hasValue() ? this.answer.value().items : [];
    const words = folded(this.wanted());
    const fits = (one: EntrySummary) =>
      (this.withEnded() || !isEnded(one)) &&
      folded(`${inLanguage(one.name, this.locale)} ${one.name.vi} ${one.key}`).includes(words);
    return this.inOrder(all)
      .filter(({ entry }) => fits(entry))
      .map((row) => ({ ...row, isEnded: isEnded(row.entry) }));
  });

  /** A unit below the one above it; the others by name. */
  private inOrder(all: readonly EntrySummary[]): { entry: EntrySummary; depth: number }[] {
    const byName = [...all].sort((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi'));
    if (this.kind() === 'reasons' || this.kind() === 'text') return all.map((entry) => ({ entry, depth: 0 }));
    if (this.kind() !== 'unit') return byName.map((entry) => ({ entry, depth: 0 }));
    const below = (parent: string | undefined, depth: number): { entry: EntrySummary; depth: number }[] =>
      byName
        .filter((one) => one.parent === parent)
        .flatMap((entry) => [{ entry, depth }, ...below(entry.key, depth + 1)]);
    return below(undefined, 0);
  }
}

function isEnded(entry: EntrySummary): boolean {
  return entry.validTo !== undefined && entry.validTo < today();
}
