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
import { FormlyForm, FormlyFormOptions } from '@ngx-formly/core';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { Answers, FormDefinition, FormPage, toFormly } from '../../forms-engine';
import { Button } from '../../ui/button/button';
import { ErrorSummary, FieldFault } from '../../ui/error-summary/error-summary';
import { Icon } from '../../ui/icon/icon';
import { SubmissionDraft } from './draft/submission-draft';
import { fieldText } from '../../dossier/field-texts';
import { Filing } from './filing';
import { fieldAt, PageState } from './page-state';
import { RegisterOffer } from './register-offer';

/** One topic of the form. Saves as one types; going on checks the page and leads to what is wrong. */
@Component({
  selector: 'ops-form-page',
  imports: [Button, ErrorSummary, FormlyForm, Icon, LocalTextPipe, ReactiveFormsModule, RegisterOffer],
  template: `
    @if (page(); as it) {
      <ops-error-summary [faults]="faults()" />
      <h1 tabindex="-1">{{ it.title | local }}</h1>
      @if (it.intro) {
        <p class="lead">{{ it.intro | local }}</p>
      }
      @if (asksRegister()) {
        <ops-register-offer [page]="pageId()" />
      }
      <form novalidate [formGroup]="screen().group" (ngSubmit)="goOn()">
        <formly-form
          [form]="screen().group"
          [fields]="screen().fields"
          [model]="screen().model"
          [options]="screen().options"
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
  /** Whether the population register could fill in something of this page, or has: then it is told there. */
  protected readonly asksRegister = linkedSignal<{ id: string; asks: boolean }, boolean>({
    source: () => {
      const offered = this.submission.draft()?.fromRegister?.fields ?? [];
      return {
        id: this.pageId(),
        asks: !!this.page()?.fields.some((field) => offered.includes(field)),
      };
    },
    computation: ({ id, asks }, before) => asks || (before?.source.id === id && before.value),
  });
  /** Built anew for each page, not for each letter: the answers are read once. */
  protected readonly screen = linkedSignal({
    source: () => ({
      id: this.pageId(),
      form: this.filing.definition(),
      filled: this.submission.timesFilled(),
    }),
    computation: ({ id, form }) => untracked(() => this.show(form, id)),
  });

  protected keep(model: Answers): void {
    this.submission.change(structuredClone(model));
    this.screen().options.formState?.check();
    if (this.faults().length) this.faults.set(this.find());
  }

  protected async goOn(): Promise<void> {
    this.screen().group.markAllAsTouched();
    this.screen().options.formState?.check();
    this.faults.set(this.find());
    if (this.faults().length) {
      this.summary()?.focus();
      return;
    }
    void this.submission.save();
    await this.router.navigate(this.filing.link(this.draftId(), this.filing.after(this.pageId())));
  }

  private show(form: FormDefinition | undefined, pageId: string) {
    const page = form?.pages.find((one) => one.id === pageId);
    const model = structuredClone(this.submission.answers()) as Record<string, unknown>;
    const state =
      form && page && new PageState(form, page, model, () => this.submission.draft()?.prefilled ?? {});
    return {
      group: new FormGroup({}),
      fields: form && page ? toFormly(form, this.asked(page), (text) => inLanguage(text, this.locale)) : [],
      model,
      options: { formState: state } satisfies FormlyFormOptions as { formState?: PageState },
    };
  }

  /** Whoever supplies something corrects only what was asked for. */
  private asked(page: FormPage): FormPage {
    const only = this.filing.supplement()?.fields;
    return only ? { ...page, fields: page.fields.filter((field) => only.includes(field)) } : page;
  }

  private find(): FieldFault[] {
    const { fields, options } = this.screen();
    const told = (options.formState?.faults() ?? []).flatMap(([path, code]) => {
      const field = fieldAt(fields, path);
      const part = field?.type === 'address' && code === 'field.required' && path !== field.key;
      return field?.id
        ? [
            {
              controlId: field.id,
              text: `${(field.props?.label ?? '').replace(/[^?]$/, '$&:')} ${fieldText(part ? 'address.incomplete' : code)}`,
            },
          ]
        : [];
    });
    // Two parts of one address are one thing to mend.
    return told.filter((fault, at) => told.findIndex((one) => one.controlId === fault.controlId) === at);
  }
}
