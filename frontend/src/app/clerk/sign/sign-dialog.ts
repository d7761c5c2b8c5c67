import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { PreparedSlip, SigningSession } from '../../api/staff-types';
import { codeText, problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { digestIn } from '../keys/signed-attributes';
import { fromBase64 } from '../keys/bytes';
import { pinProblem } from './pin-problem';
import { SigningKeys } from './signing-keys';
import { SigningRun, SlipOutcome } from './signing-run';

/** Signing one or many slips with one PIN entry: what is signed is listed with its digest and can be looked at. */
@Component({
  selector: 'ops-sign-dialog',
  imports: [Button, Dialog, Field, Icon, Notice, Skeleton],
  templateUrl: './sign-dialog.html',
  styleUrl: './sign-dialog.css',
})
export class SignDialog {
  /** Emitted when the dialog closes after something was signed. */
  readonly done = output();

  private readonly http = inject(HttpClient);
  protected readonly keys = inject(SigningKeys);
  private readonly run = inject(SigningRun);
  protected readonly dialog = viewChild.required(Dialog);
  private codes: readonly string[] = [];

  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly key = computed(() => {
    const usable = this.keys.usable();
    return usable.find(({ certificate }) => certificate.id === this.chosen()) ?? usable[0];
  });
  protected readonly session = signal<SigningSession | undefined>(undefined);
  protected readonly outcomes = signal<readonly SlipOutcome[] | undefined>(undefined);
  protected readonly progress = signal(0);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly pin = signal('');
  protected readonly pinError = signal<string | undefined>(undefined);
  protected readonly codeText = codeText;

  async open(codes: readonly string[]): Promise<void> {
    this.codes = codes;
    this.outcomes.set(undefined);
    this.dialog().open();
    await this.prepare();
  }

  protected async use(certificateId: string): Promise<void> {
    this.chosen.set(certificateId);
    await this.prepare();
  }

  protected digestOf(item: PreparedSlip): string {
    return digestIn(fromBase64(item.bytesToSign)) ?? item.documentSha256;
  }

  protected outcomeOf(item: PreparedSlip): SlipOutcome | undefined {
    return this.outcomes()?.find((one) => one.slipId === item.slipId);
  }

  protected async preview(item: PreparedSlip): Promise<void> {
    try {
      saveAs(
        await firstValueFrom(this.http.get(item.previewUrl, { responseType: 'blob' })),
        `${item.dossierCode}.pdf`,
      );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const session = this.session();
    const key = this.key();
    if (!session || !key || this.busy()) return;
    this.busy.set(true);
    this.pinError.set(undefined);
    try {
      const open = await this.keys.open(key.keyId, this.pin());
      this.outcomes.set(await this.run.sign(session, open, (done) => this.progress.set(done)));
    } catch (error) {
      const wrong = pinProblem(error);
      if (wrong) this.pinError.set(wrong);
      else this.error.set(problemText(problemOf(error)));
    } finally {
      this.pin.set('');
      this.busy.set(false);
    }
  }

  protected finish(): void {
    this.session.set(undefined);
    if (this.outcomes()?.some(({ signed }) => signed)) this.done.emit();
  }

  private async prepare(): Promise<void> {
    const key = this.key();
    this.session.set(undefined);
    this.error.set(undefined);
    this.pinError.set(undefined);
    this.progress.set(0);
    if (!key) return;
    try {
      this.session.set(await this.run.prepare(this.codes, key.certificate.id));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
