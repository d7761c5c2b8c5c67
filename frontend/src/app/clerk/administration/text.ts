import { Component, input } from '@angular/core';
import { LocalText } from '../../api/types';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryEditing } from './entry';
import { ProposeBox } from './propose-box';
import { textLabels } from './words';

/** A text that the program sends or shows, in both languages. */
@Component({
  selector: 'ops-text',
  imports: [Button, Field, Notice, ProposeBox, Skeleton],
  template: `
    @if (editing.loadError(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="editing.answer.reload()" i18n="@@action.retry">
          Thử lại
        </button>
      </ops-notice>
    } @else if (editing.draft(); as text) {
      <h1>{{ labels[key()] ?? key() }}</h1>
      <ops-field label="Tiếng Việt" i18n-label="@@admin.field.vi" [error]="editing.fault('vi')">
        <textarea #vi rows="4" [value]="text.vi" (input)="editing.change({ vi: vi.value })"></textarea>
      </ops-field>
      <ops-field
        label="Tiếng Anh"
        i18n-label="@@admin.field.en"
        [optional]="true"
        [error]="editing.fault('en')"
      >
        <textarea
          #en
          rows="4"
          [value]="text.en ?? ''"
          (input)="editing.change({ en: en.value || undefined })"
        ></textarea>
      </ops-field>
      <ops-propose-box
        [editing]="editing"
        [strays]="editing.strays(...known)"
        (propose)="editing.propose()"
      />
    } @else {
      <ops-skeleton [lines]="4" />
    }
  `,
})
export class TextPage {
  /** The text's name, from the address. */
  readonly key = input.required<string>();
  protected readonly editing = new EntryEditing<LocalText>('text', this.key);
  protected readonly labels = textLabels;
  protected readonly known = [/^(vi|en)$/];
}
