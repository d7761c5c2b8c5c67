import { Component, computed, input } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryEditing } from './entry';
import { ProposeBox } from './propose-box';
import { ReasonList } from './types';

/** The reasons that staff choose from for one sort of decision. A code that histories name stays; its words may change. */
@Component({
  selector: 'ops-reason-list',
  imports: [Button, Field, LocalTextPipe, Notice, ProposeBox, Skeleton],
  template: `
    @if (editing.loadError(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="editing.answer.reload()" i18n="@@action.retry">
          Thử lại
        </button>
      </ops-notice>
    } @else if (editing.draft(); as list) {
      <h1>{{ list.name | local }}</h1>
      @for (reason of list.reasons; track $index; let at = $index) {
        <fieldset>
          <legend i18n="@@admin.reasons.one">Lý do {{ at + 1 }}</legend>
          <div class="two">
            <ops-field
              label="Tên gọi"
              i18n-label="@@admin.field.label"
              [error]="
                editing.fault('reasons[' + at + '].label.vi') ?? editing.fault('reasons[' + at + '].code')
              "
            >
              <input
                #label
                type="text"
                [value]="reason.label.vi"
                (input)="change(at, { label: { vi: label.value, en: reason.label.en } })"
              />
            </ops-field>
            <ops-field
              label="Lời văn gợi ý"
              i18n-label="@@admin.reasons.words"
              [error]="editing.fault('reasons[' + at + '].words')"
            >
              <textarea
                #words
                rows="2"
                [value]="reason.words"
                (input)="change(at, { words: words.value })"
              ></textarea>
            </ops-field>
          </div>
          @if (at >= kept()) {
            <button ops-button kind="quiet" type="button" (click)="remove(at)">
              <ng-container i18n="@@admin.remove">Bỏ</ng-container>
              <span class="visually-hidden">{{ at + 1 }}</span>
            </button>
          }
        </fieldset>
      }
      <p>
        <button ops-button type="button" (click)="add()">
          <ng-container i18n="@@admin.reasons.add">Thêm lý do</ng-container>
        </button>
      </p>
      <ops-propose-box
        [editing]="editing"
        [strays]="editing.strays(...known)"
        (propose)="editing.propose()"
      />
    } @else {
      <ops-skeleton [lines]="6" />
    }
  `,
  styleUrls: ['../list.css', './administration.css'],
})
export class ReasonListPage {
  /** The list's id, from the address. */
  readonly key = input.required<string>();
  protected readonly editing = new EntryEditing<ReasonList>('reasons', this.key);
  protected readonly kept = computed(() => this.editing.shown()?.content.reasons.length ?? 0);
  protected readonly known = [/^reasons\[\d+\]\.(label\.vi|code|words)$/];

  protected change(at: number, part: Partial<ReasonList['reasons'][number]>): void {
    this.editing.change({
      reasons: this.reasons().map((reason, place) => (place === at ? { ...reason, ...part } : reason)),
    });
  }

  protected add(): void {
    const code = `own-${this.reasons().length + 1}`;
    this.editing.change({ reasons: [...this.reasons(), { code, label: { vi: '' }, words: '' }] });
  }

  protected remove(at: number): void {
    this.editing.change({ reasons: this.reasons().filter((_, place) => place !== at) });
  }

  private reasons(): ReasonList['reasons'] {
    return this.editing.draft()?.reasons ?? [];
  }
}
