import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { PreparedPaper, SigningSession } from '../../api/staff-types';
import { paperLabels } from '../../dossier/labels';
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
import { AgentError, TokenAgent } from '../keys/token-agent';
import { pinProblem } from './pin-problem';
import { RemoteSigning } from './remote-signing';
import { SigningKeys } from './signing-keys';
import { SignBatch } from './signers';
import { SigningRun, PaperOutcome } from './signing-run';

/** A paper to be signed, and how a person knows it. */
export interface PaperRef {
  readonly slipId: string;
  readonly dossierCode: string;
}

/** The papers of one session: a token takes about a second for each, and a session lasts five minutes. */
const sessionMax = 50;

/**
 * Signing one or many papers with one PIN entry. What is signed is listed with its digest and can be looked at; many
 * are prepared and signed a session after the other, and one that fails stops no other.
 */
@Component({
  selector: 'ops-sign-dialog',
  imports: [Button, DayPipe, Dialog, Field, Icon, Notice, Skeleton],
  templateUrl: './sign-dialog.html',
  styleUrl: './sign-dialog.css',
})
export class SignDialog {
  /** Emitted when the dialog closes after signing was tried: an answer may be lost, and the paper signed all the same. */
  readonly done = output();

  private readonly http = inject(HttpClient);
  protected readonly keys = inject(SigningKeys);
  protected readonly agent = inject(TokenAgent);
  private readonly run = inject(SigningRun);
  private readonly remote = inject(RemoteSigning);
  protected readonly dialog = viewChild.required(Dialog);
  /** What the current session is made of, and what comes after it. */
  private papers: readonly PaperRef[] = [];
  private readonly rest = signal<readonly PaperRef[]>([]);
  private signer?: SignBatch;
  private tried = false;

  private readonly chosen = signal<string | undefined>(undefined);
  protected readonly key = computed(() => {
    const usable = this.keys.usable();
    return usable.find(({ certificate }) => certificate.id === this.chosen()) ?? usable[0];
  });
  protected readonly session = signal<SigningSession | undefined>(undefined);
  /** Of the sessions that are done with, then of all. */
  private readonly earlier = signal<readonly PaperOutcome[]>([]);
  protected readonly outcomes = signal<readonly PaperOutcome[] | undefined>(undefined);
  protected readonly signedCount = computed(
    () => this.outcomes()?.filter(({ signed }) => signed).length ?? 0,
  );
  protected readonly failed = computed(() => this.outcomes()?.filter(({ signed }) => !signed) ?? []);
  /** How many papers are done with. */
  protected readonly progress = signal(0);
  protected readonly total = signal(0);
  protected readonly waiting = computed(() => (this.session()?.items.length ?? 0) + this.rest().length);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly pin = signal('');
  protected readonly pinError = signal<string | undefined>(undefined);
  protected readonly part = partOf;
  protected readonly sessionMax = sessionMax;
  protected readonly codeText = codeText;
  protected readonly kinds = paperLabels;
  /** Signed, but the answer was lost: sending again needs no PIN. */
  protected readonly unanswered = signal(false);
  protected readonly expiry = computed(() => {
    const key = this.key();
    return key && expiryWarning(key.certificate.notAfter, Date.now());
  });

  async open(papers: readonly PaperRef[]): Promise<void> {
    this.papers = papers.slice(0, sessionMax);
    this.rest.set(papers.slice(sessionMax));
    this.total.set(papers.length);
    this.tried = false;
    this.earlier.set([]);
    this.outcomes.set(undefined);
    this.dialog().open();
    await this.prepare();
  }

  protected async use(certificateId: string): Promise<void> {
    this.chosen.set(certificateId);
    await this.prepare();
  }

  protected async findToken(): Promise<void> {
    await this.agent.look();
    if (this.key() && !this.session()) await this.prepare();
  }

  protected digestOf(item: PreparedPaper): string {
    return digestIn(fromBase64(item.bytesToSign)) ?? item.documentSha256;
  }

  protected outcomeOf(item: PreparedPaper): PaperOutcome | undefined {
    return this.outcomes()?.find((one) => one.slipId === item.slipId);
  }

  protected async preview(item: PreparedPaper): Promise<void> {
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
    const key = this.key();
    if (!this.session() || !key || this.busy()) return;
    this.tried = true;
    this.busy.set(true);
    this.error.set(undefined);
    this.pinError.set(undefined);
    try {
      if (key.place === 'remote') return await this.leaveToConsent();
      if (!this.unanswered()) this.signer = await this.keys.signer(key, this.pin());
      await this.signAll();
    } catch (error) {
      await this.explain(error);
    } finally {
      this.pin.set('');
      this.busy.set(false);
    }
  }

  protected finish(): void {
    this.session.set(undefined);
    this.signer = undefined;
    if (this.tried) this.done.emit();
  }

  /** The service that keeps the key asks for the person's consent on its own page; the answer comes to another route. */
  private async leaveToConsent(): Promise<void> {
    const session = this.session();
    if (!session) return;
    if (await this.run.isAsShown(session)) await this.remote.askToSign(session.id);
    else this.error.set(codeText('signing.not-what-was-shown'));
  }

  /** Session after session, until all are done with or the person has to say something. */
  private async signAll(): Promise<void> {
    for (let session = this.session(); session && this.signer; session = this.session()) {
      const before = this.earlier().length;
      const outcomes = await this.run.sign(session, this.signer, (done) => this.progress.set(before + done));
      if (outcomes.some(({ code }) => code === 'signing.session-expired')) return await this.prepareAnew();
      this.earlier.update((earlier) => [...earlier, ...problemsOf(session), ...outcomes]);
      this.progress.set(this.earlier().length);
      if (!(await this.prepareNext())) break;
    }
    if (!this.error()) this.outcomes.set(this.earlier());
  }

  /** The next session; papers of one that can't even be prepared are told as refused, and the one after it has its turn. */
  private async prepareNext(): Promise<boolean> {
    while (this.rest().length) {
      this.papers = this.rest().slice(0, sessionMax);
      this.rest.update((rest) => rest.slice(sessionMax));
      try {
        const session = await this.fetchSession();
        if (!session) return false;
        this.unanswered.set(false);
        this.session.set(session);
        if (session.items.length) return true;
        this.earlier.update((earlier) => [...earlier, ...problemsOf(session)]);
      } catch (error) {
        const { code } = problemOf(error);
        const lost = this.papers.map((paper) => ({ ...paper, signed: false, code }));
        this.earlier.update((earlier) => [...earlier, ...lost]);
      }
    }
    return false;
  }

  private async explain(error: unknown): Promise<void> {
    const session = this.session();
    const wrong = pinProblem(error);
    const problem = problemOf(error);
    if (wrong) this.pinError.set(wrong);
    else if (error instanceof AgentError) this.error.set(codeText(error.code));
    // The server forgets a session some time after its end.
    else if (problem.status === 404) await this.prepareAnew();
    else {
      this.error.set(problemText(problem));
      this.unanswered.set(!!session && this.run.holds(session));
    }
  }

  /** Reading takes longer than five minutes at times; the clerk sees the same papers again and confirms once more. */
  private async prepareAnew(): Promise<void> {
    await this.prepare();
    if (this.session()) this.error.set(codeText('signing.session-expired'));
  }

  private async prepare(): Promise<void> {
    this.session.set(undefined);
    this.unanswered.set(false);
    this.error.set(undefined);
    this.pinError.set(undefined);
    this.progress.set(this.earlier().length);
    try {
      this.session.set(await this.fetchSession());
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  private async fetchSession(): Promise<SigningSession | undefined> {
    const key = this.key();
    if (!key) return undefined;
    const ids = this.papers.map(({ slipId }) => slipId);
    const session = await this.run.prepare(ids, key.certificate.id, this.keys.algorithmOf(key));
    // What can't be found is answered without its dossier; the one who asked knows it.
    const codes = new Map(this.papers.map((paper) => [paper.slipId, paper.dossierCode]));
    const problems = session.problems.map((one) => ({
      ...one,
      dossierCode: one.dossierCode || (codes.get(one.paperId ?? '') ?? ''),
    }));
    return { ...session, problems };
  }
}

/** What a session could not prepare, as outcomes. */
function problemsOf(session: SigningSession): PaperOutcome[] {
  return session.problems.map((problem) => ({ ...problem, slipId: '', signed: false }));
}
