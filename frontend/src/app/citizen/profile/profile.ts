import { HttpClient, HttpResponse } from '@angular/common/http';
import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { Profile } from '../../api/types';
import { fieldText } from '../../dossier/field-texts';
import { problemText } from '../../dossier/problem-texts';
import { canonicalText } from '../../forms-engine';
import { SessionsPanel } from '../../session/sessions-panel';
import { Button } from '../../ui/button/button';
import { ErrorSummary, FieldFault } from '../../ui/error-summary/error-summary';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';

/** Facts told once and filled into every form after. Nothing here is required. */
@Component({
  selector: 'ops-profile',
  imports: [Button, ErrorSummary, Field, Notice, ReactiveFormsModule, RouterLink, SessionsPanel, Skeleton],
  templateUrl: './profile.html',
  styles: `
    fieldset {
      padding: 0;
      margin: 0;
      border: 0;
    }
    h2 {
      margin-top: var(--space-6);
    }
    legend {
      padding: 0;
      margin-bottom: var(--space-3);
      font-weight: 600;
    }
  `,
})
export class ProfilePage {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly summary = viewChild(ErrorSummary);
  private version = '';

  protected readonly form = new FormGroup({
    fullName: new FormControl('', { nonNullable: true }),
    birthDate: new FormControl('', { nonNullable: true }),
    gender: new FormControl('', { nonNullable: true }),
    personalId: new FormControl('', { nonNullable: true }),
    phone: new FormControl('', { nonNullable: true }),
    email: new FormControl('', { nonNullable: true }),
    address: new FormGroup({
      detail: new FormControl('', { nonNullable: true }),
      commune: new FormControl('', { nonNullable: true }),
      province: new FormControl('', { nonNullable: true }),
    }),
    notices: new FormControl('', { nonNullable: true }),
  });
  protected readonly profile = resource({ loader: () => this.load() });
  protected readonly loadError = computed(() => {
    const error = this.profile.error();
    return error && problemText(problemOf((error.cause as unknown) ?? error));
  });
  protected readonly saving = signal(false);
  protected readonly saveError = signal<string | undefined>(undefined);
  protected readonly faults = signal<readonly FieldFault[]>([]);

  protected errorOf(controlId: string): string | undefined {
    return this.faults().find((fault) => fault.controlId === controlId)?.text;
  }

  protected async save(): Promise<void> {
    this.faults.set(this.check());
    if (this.faults().length) {
      this.summary()?.focus();
      return;
    }
    this.saving.set(true);
    this.saveError.set(undefined);
    try {
      const answer = await firstValueFrom(
        this.http.put<Profile>('/api/profile', this.asProfile(), {
          observe: 'response',
          ...(this.version && { headers: { 'If-Match': this.version } }),
        }),
      );
      this.take(answer);
      this.toasts.show($localize`:@@profile.saved:Đã lưu thông tin của ông/bà`);
    } catch (error) {
      this.saveError.set(problemText(problemOf(error)));
    } finally {
      this.saving.set(false);
    }
  }

  private async load(): Promise<boolean> {
    this.take(await firstValueFrom(this.http.get<Profile>('/api/profile', { observe: 'response' })));
    return true;
  }

  private take(answer: HttpResponse<Profile>): void {
    this.version = answer.headers.get('ETag') ?? this.version;
    this.form.patchValue(answer.body ?? {});
  }

  private asProfile(): Profile {
    const { address, ...facts } = this.form.getRawValue();
    return { ...present(facts), address: present(address) } as Profile;
  }

  /** By the same rules as the forms that these facts will fill. */
  private check(): FieldFault[] {
    const faults = formats.flatMap(([controlId, format]) => {
      const typed = this.form.controls[controlId].value;
      const read = typed.trim() ? canonicalText(format, typed) : undefined;
      const code = read && 'code' in read ? read.code : this.missingFor(controlId, read?.value);
      return code ? [{ controlId, text: fieldText(code) }] : [];
    });
    return [...faults, ...this.missingOfAddress()];
  }

  /** An address names its commune and province, or nothing at all. */
  private missingOfAddress(): FieldFault[] {
    const address = present(this.form.controls.address.getRawValue());
    if (!Object.keys(address).length) return [];
    return (['commune', 'province'] as const)
      .filter((part) => !address[part])
      .map((controlId) => ({ controlId, text: fieldText('address.incomplete') }));
  }

  /** A way is chosen with the address that it needs. */
  private missingFor(controlId: string, read?: string): string | undefined {
    const wish = this.form.controls.notices.value;
    const needed =
      (controlId === 'email' && (wish === 'mail' || wish === 'both')) ||
      (controlId === 'phone' && (wish === 'sms' || wish === 'both'));
    if (!needed) return undefined;
    if (!read) return 'field.required';
    return controlId === 'phone' && read.startsWith('02') ? 'phone.not-mobile' : undefined;
  }
}

const formats = [
  ['fullName', 'person-name'],
  ['birthDate', 'date'],
  ['personalId', 'personal-id'],
  ['phone', 'phone'],
  ['email', 'email'],
] as const;

function present<T extends Record<string, string>>(facts: T): Partial<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== '')) as Partial<T>;
}
