import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  LOCALE_ID,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { FormlyFieldConfig, FormlyForm } from '@ngx-formly/core';
import { LocalTextPipe } from '../../api/local-text';
import { Answers } from '../../api/types';
import { Button } from '../../ui/button/button';
import { ErrorSummary, FieldFault } from '../../ui/error-summary/error-summary';
import { Icon } from '../../ui/icon/icon';
import { SubmissionDraft } from './draft/submission-draft';
import { fieldText } from './field-texts';
import { Filing } from './filing';
import { pageFields } from './form-fields';

/** One topic of the form. Saves as one types; going on checks the page and leads to what is wrong. */
@Component({
  selector: 'ops-form-page',
  imports: [Button, ErrorSummary, FormlyForm, Icon, LocalTextPipe, ReactiveFormsModule],
  template: `
    @if (page(); as it) {
      <ops-error-summary [faults]="faults()" />
      <h1 tabindex="-1">{{ it.title | local }}</h1>
      @if (it.intro) {
        <p class="lead">{{ it.intro | local }}</p>
      }
      <form novalidate [formGroup]="screen().group" (ngSubmit)="goOn()">
        <formly-form
          [form]="screen().group"
          [fields]="screen().fields"
          [model]="screen().model"
          (modelChange)="keep($event)"
        />
        <button ops-button kind="primary" type="submit">
          <span i18n="@@submit.continue">Tiếp tục</span><ops-icon name="arrow" />
        </button>
      </form>
    }
  `,
})
export class FormPageScreen {
  /** Route parameters. */
  readonly draftId = input.required<string>();
  readonly page = computed(() => this.filing.pages().find((one) => one.id === this.pageId()));
  readonly pageId = input.required<string>();

  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly filing = inject(Filing);
  private readonly submission = inject(SubmissionDraft);
  private readonly summary = viewChild(ErrorSummary);

  protected readonly faults = signal<readonly FieldFault[]>([]);
  /** Built anew for each page, not for each letter: the answers are read once. */
  protected readonly screen = linkedSignal({
    source: () => ({ id: this.pageId(), form: this.filing.definition() }),
    computation: ({ id, form }) =>
      untracked(() => {
        const page = form?.pages.find((one) => one.id === id);
        const prefilled = this.submission.draft()?.prefilled ?? {};
        return {
          group: new FormGroup({}),
          fields: form && page ? pageFields(form, page, this.locale, prefilled) : [],
          model: structuredClone(this.submission.answers()) as Record<string, unknown>,
        };
      }),
  });

  protected keep(model: Answers): void {
    this.submission.change(structuredClone(model));
    if (this.faults().length) this.faults.set(this.find(this.screen().fields));
  }

  protected async goOn(): Promise<void> {
    this.screen().group.markAllAsTouched();
    this.faults.set(this.find(this.screen().fields));
    if (this.faults().length) {
      this.summary()?.focus();
      return;
    }
    void this.submission.save();
    await this.router.navigate(['/nop-ho-so', this.draftId(), this.filing.after(this.pageId())]);
  }

  private find(fields: readonly FormlyFieldConfig[]): FieldFault[] {
    return fields.flatMap((field) => {
      if (field.hide) return [];
      const inside = this.find(field.fieldGroup ?? []);
      const code = field.formControl?.errors?.['answer'] ? messageOf(field) : '';
      const own =
        code && field.id ? [{ controlId: field.id, text: `${field.props?.label}: ${fieldText(code)}` }] : [];
      return [...own, ...inside];
    });
  }
}

function messageOf(field: FormlyFieldConfig): string {
  return (field.validators?.['answer']?.message as (e: unknown, f: unknown) => string)({}, field);
}
