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
import { DayPipe } from '../../dossier/when';
import { partOf } from '../certificates/distinguished-name';
import { expiryWarning } from '../certificates/expiry';
import { digestIn } from '../keys/signed-attributes';
import { fromBase64 } from '../keys/bytes';
import { pinProblem } from './pin-problem';
import { OpenKey, SigningKeys } from './signing-keys';
import { SigningRun, SlipOutcome } from './signing-run';

/** Signing one or many slips with one PIN entry: what is signed is listed with its digest and can be looked at. */
@Component({
  selector: 'ops-sign-dialog',
  imports: [Button, DayPipe, Dialog, Field, Icon, Notice, Skeleton],
  templateUrl: './sign-dialog.html',
  styleUrl: './sign-dialog.css',
})
export class SignDialog {
  /** Emitted when the dialog closes after signing was tried: an answer may be lost, and the slip signed all the same. */
  readonly done = output();

  private readonly http = inject(HttpClient);
  protected readonly keys = inject(SigningKeys);
  private readonly run = inject(SigningRun);
  protected readonly dialog = viewChild.required(Dialog);
  private codes: readonly string[] = [];
  private tried = false;

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
  protected readonly part = partOf;
  protected readonly codeText = codeText;
  /** Signed, but the answer was lost: sending again needs no PIN. */
  protected readonly unanswered = signal(false);
  protected readonly expiry = computed(() => {
    const key = this.key();
    return key && expiryWarning(key.certificate.notAfter, Date.now());
  });

  async open(codes: readonly string[]): Promise<void> {
    this.codes = codes;
    this.tried = false;
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
    this.tried = true;
    this.busy.set(true);
    this.error.set(undefined);
    this.pinError.set(undefined);
    try {
      const pin = this.pin();
      const open: OpenKey = async (algorithm) => (await this.keys.open(key.keyId, pin))(algorithm);
      const outcomes = await this.run.sign(session, open, (done) => this.progress.set(done));
      if (outcomes.some(({ code }) => code === 'signing.session-expired')) await this.prepareAnew();
      else this.outcomes.set(outcomes);
    } catch (error) {
      await this.explain(error, session);
    } finally {
      this.pin.set('');
      this.busy.set(false);
    }
  }

  protected finish(): void {
    this.session.set(undefined);
    if (this.tried) this.done.emit();
  }

  private async explain(error: unknown, session: SigningSession): Promise<void> {
    const wrong = pinProblem(error);
    const problem = problemOf(error);
    if (wrong) this.pinError.set(wrong);
    // The server forgets a session some time after its end.
    else if (problem.status === 404) await this.prepareAnew();
    else {
      this.error.set(problemText(problem));
      this.unanswered.set(this.run.holds(session));
    }
  }

  /** Reading takes longer than five minutes at times; the clerk sees the same slips again and confirms once more. */
  private async prepareAnew(): Promise<void> {
    await this.prepare();
    if (this.session()) this.error.set(codeText('signing.session-expired'));
  }

  private async prepare(): Promise<void> {
    const key = this.key();
    this.session.set(undefined);
    this.unanswered.set(false);
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
