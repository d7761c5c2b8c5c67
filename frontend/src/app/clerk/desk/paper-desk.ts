import { Component, computed, effect, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Problem } from '../../api/problem';
import { DossierPaper } from '../../api/types';
import { verdictLabels } from '../../dossier/labels';
import { PaperOriginLine } from '../../dossier/paper-origin';
import { problemText } from '../../dossier/problem-texts';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Toasts } from '../../ui/toasts/toasts';
import { DeskDossier, Judgement } from './desk-dossier';
import { noReason, ReasonPicker } from './reason-picker';
import { RegisterCard } from './register-card';
import { PaperViewer } from './viewer/paper-viewer';

/** The papers: which there are, what each looks like, and what the clerk says of it. */
@Component({
  selector: 'ops-paper-desk',
  imports: [
    Badge,
    Button,
    Dialog,
    Icon,
    LocalTextPipe,
    Notice,
    PaperOriginLine,
    PaperViewer,
    ReasonPicker,
    RegisterCard,
  ],
  templateUrl: './paper-desk.html',
  styleUrl: './paper-desk.css',
  host: { '(document:keydown)': 'pressed($event)' },
})
export class PaperDesk {
  protected readonly desk = inject(DeskDossier);
  private readonly toasts = inject(Toasts);
  private readonly viewer = viewChild(PaperViewer);
  private readonly dialog = viewChild.required(Dialog);

  protected readonly papers = computed(() => this.desk.current()?.attachments ?? []);
  /** Stays on the paper when the dossier is loaded anew. */
  private readonly openId = linkedSignal<string | undefined, string | undefined>({
    source: () => this.desk.current()?.code,
    computation: () => undefined,
  });
  protected readonly open = computed(() => {
    const papers = this.papers();
    return papers.find((paper) => paper.id === this.openId()) ?? papers[0];
  });
  protected readonly reason = signal(noReason);
  protected readonly missing = signal<string | undefined>(undefined);
  protected readonly unsaved = signal<string | undefined>(undefined);
  protected readonly verdicts = verdictLabels;

  constructor() {
    effect(() => {
      if (!this.desk.mayExamine()) this.toasts.tooLate();
    });
  }

  protected show(paper: DossierPaper): void {
    this.openId.set(paper.id);
  }

  protected step(by: number): void {
    const papers = this.papers();
    const at = papers.findIndex((paper) => paper.id === this.open()?.id);
    const next = papers[at + by];
    if (next) this.show(next);
  }

  protected async good(): Promise<void> {
    const problem = await this.judge({ verdict: 'good' });
    if (problem) this.toasts.show(problemText(problem));
  }

  protected askReason(): void {
    const paper = this.open();
    this.reason.set({ code: paper?.reasonCode ?? '', words: paper?.reason ?? '' });
    this.missing.set(undefined);
    this.unsaved.set(undefined);
    this.dialog().open();
  }

  protected cancel(): void {
    this.dialog().close();
  }

  protected async faulty(): Promise<void> {
    const { code, words } = this.reason();
    if (!code || !words.trim()) {
      this.missing.set($localize`:@@verdict.reasonMissing:Hãy chọn lý do và viết lời nhắn cho người nộp.`);
      return;
    }
    const problem = await this.judge({ verdict: 'faulty', reasonCode: code, reason: words.trim() });
    const overtaken = problem?.status === 409 || problem?.status === 412;
    // What was written stays at hand until it is saved; but a colleague's change has to be looked at first.
    if (!problem || overtaken) this.dialog().close();
    if (overtaken) this.toasts.show(problemText(problem));
    else this.unsaved.set(problem && problemText(problem));
  }

  private async judge(judgement: Judgement): Promise<Problem | undefined> {
    const paper = this.open();
    if (!paper) return undefined;
    const problem = await this.desk.judge(paper.id, judgement);
    if (problem) return problem;
    const said = $localize`:@@verdict.saved:Đã ghi nhận: ${verdictLabels[judgement.verdict]}:verdict:`;
    this.toasts.show(said, () => void this.takeBack(paper));
    const papers = this.papers();
    const next = papers.find((one) => one.verdict === 'unseen');
    if (next) this.show(next);
    return undefined;
  }

  private async takeBack(paper: DossierPaper): Promise<void> {
    const { verdict, reasonCode, reason } = paper;
    const problem = await this.desk.judge(paper.id, { verdict, reasonCode, reason });
    if (problem) this.toasts.show(problemText(problem));
    else this.show(paper);
  }

  /** Keys of the desk: n and p for the next and previous paper, g good, x not good; the rest is the viewer's. */
  protected pressed(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typed = target.closest('input, select, textarea, dialog, [role="tablist"]');
    if (typed || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.pressKey(event.key) || this.viewer()?.press(event.key)) event.preventDefault();
  }

  protected pressKey(key: string): boolean {
    if (key === 'n') this.step(1);
    else if (key === 'p') this.step(-1);
    else if (key === 'g' && this.mayJudge() && this.open()?.scan === 'clean') void this.good();
    else if (key === 'x' && this.mayJudge()) this.askReason();
    else return false;
    return true;
  }

  private mayJudge(): boolean {
    return this.desk.mayExamine() && !this.desk.busy();
  }
}
