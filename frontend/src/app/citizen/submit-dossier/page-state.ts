import { signal } from '@angular/core';
import { FormlyFieldConfig } from '@ngx-formly/core';
import {
  Answers,
  FaultCode,
  FormDefinition,
  FormPage,
  FormState,
  Visible,
  checkPage,
  normalise,
  visibleOf,
} from '../../forms-engine';
import { PrefillSource } from '../../api/draft-types';
import { today } from '../../dossier/when';

/** What the fields of one page look at while they are shown: what is asked, and what is wrong with it. */
export class PageState implements FormState {
  private readonly found = signal<ReadonlyMap<string, FaultCode>>(new Map());
  private seen = '';
  private shown: Visible | undefined;

  /**
   * @param model the answers as formly changes them
   * @param prefilled fields that were filled in for the person, as they stand now
   */
  constructor(
    private readonly form: FormDefinition,
    private readonly page: FormPage,
    private readonly model: Answers,
    readonly prefilled: () => Readonly<Record<string, PrefillSource>>,
  ) {
    this.check();
  }

  /** Formly asks for every field whenever anything changes; one look per change is enough. */
  get visible(): Visible {
    const now = JSON.stringify(this.model);
    if (!this.shown || now !== this.seen) {
      this.seen = now;
      this.shown = visibleOf(this.form, normalise(this.form, this.model));
    }
    return this.shown;
  }

  /** Looks at the answers again. */
  check(): void {
    const faults = checkPage(this.form, this.page.id, this.model, today());
    // The first fault of a field is the one to mend first.
    this.found.set(new Map(faults.map((fault) => [fault.path, fault.code] as const).reverse()));
  }

  /** In the order of the page. */
  faults(): readonly (readonly [path: string, code: FaultCode])[] {
    return [...this.found()].reverse();
  }

  faultAt(path: string): FaultCode | undefined {
    return this.found().get(path);
  }

  /** A fault of a part, e.g. the commune of an address. */
  faultWithin(path: string): FaultCode | undefined {
    return this.faults().find(([at]) => at.startsWith(`${path}.`))?.[1];
  }
}

/** The path of a field as faults name it, e.g. `members.0.fullName`. */
export function pathOf(field: FormlyFieldConfig): string {
  const around = field.parent ? pathOf(field.parent) : '';
  return [around, field.key === undefined ? '' : String(field.key)].filter((part) => part !== '').join('.');
}

/** The field at a path, or the one around it that has a place on the screen. */
export function fieldAt(fields: readonly FormlyFieldConfig[], path: string): FormlyFieldConfig | undefined {
  for (const field of fields) {
    const inside = fieldAt(field.fieldGroup ?? [], path);
    if (inside) return inside;
    const own = pathOf(field);
    if (own !== '' && (path === own || path.startsWith(`${own}.`))) return field;
  }
  return undefined;
}
