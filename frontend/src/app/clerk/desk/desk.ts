import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { dueExplanation } from '../../api/due-explanation';
import { problemOf } from '../../api/problem';
import { Draft } from '../../api/types';
import { actLabel } from '../../dossier/act-labels';
import { DossierConversation } from '../../dossier/conversation';
import { DueStrip } from '../../dossier/due-strip';
import { History } from '../../dossier/history';
import { IssuedPapers } from '../../dossier/issued-papers';
import { paperFiles, verdictLabels } from '../../dossier/labels';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { StatusBadge } from '../../dossier/status-badge';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { SignDialog } from '../sign/sign-dialog';
import { SigningKeys } from '../sign/signing-keys';
import { whileVisible } from '../while-visible';
import { AcceptDialog } from './accept-dialog';
import { ActDialog } from './act-dialog';
import { ApplicantCard } from './applicant-card';
import { CustodyCard } from './custody-card';
import { Declaration } from './declaration';
import { deskActs, sendBackAct, stepInAct } from './desk-acts';
import { DeskDossier } from './desk-dossier';
import { LookReason } from './look-reason';
import { PaperDesk } from './paper-desk';
import { PaymentCard } from './payment-card';
import { ReturnCard } from './return-card';
import { RefuseDialog } from './refuse-dialog';
import { SupplementDialog } from './supplement-dialog';

/** The lease of "has it open" is a minute; renewed twice within. */
const watchMs = 30_000;

/** One dossier on the desk: form and papers side by side, the verdicts, and acceptance or refusal. */
@Component({
  selector: 'ops-desk',
  imports: [
    AcceptDialog,
    ActDialog,
    ApplicantCard,
    Button,
    CustodyCard,
    Declaration,
    DossierConversation,
    DueStrip,
    History,
    Icon,
    InstantPipe,
    LocalTextPipe,
    LookReason,
    Notice,
    PaperDesk,
    PaymentCard,
    RefuseDialog,
    ReturnCard,
    RouterLink,
    IssuedPapers,
    SignDialog,
    Skeleton,
    StatusBadge,
    SupplementDialog,
  ],
  providers: [DeskDossier],
  templateUrl: './desk.html',
  styleUrl: './desk.css',
})
export class Desk {
  /** Route parameter. */
  readonly code = input.required<string>();

  protected readonly desk = inject(DeskDossier);
  protected readonly keys = inject(SigningKeys);
  private readonly toasts = inject(Toasts);
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly supplying = signal(false);
  protected readonly explain = () => dueExplanation(this.http, this.code());
  protected readonly side = signal<'form' | 'papers'>('papers');
  protected readonly others = computed(() => this.desk.watchers().filter((watcher) => !watcher.me));
  protected readonly error = computed(() => {
    const problem = this.desk.problem();
    return problem && problemText(problem);
  });
  protected readonly needsReason = computed(() => this.desk.problem()?.code === 'look.reason-needed');
  /** Why acceptance has to wait; nothing when it need not. */
  protected readonly obstacle = computed(() => {
    const papers = this.desk.current()?.attachments ?? [];
    const unseen = papers.filter((paper) => paper.verdict === 'unseen').length;
    if (unseen) return $localize`:@@accept.unseen:Còn ${unseen}:count: giấy tờ chưa kiểm tra.`;
    const faulty = papers.filter((paper) => paper.verdict === 'faulty').length;
    return faulty ? $localize`:@@accept.faulty:Có ${faulty}:count: giấy tờ chưa đạt.` : undefined;
  });
  protected readonly acts = computed(() =>
    deskActs.filter((one) => this.desk.current()?.allowedActs.includes(one.act)),
  );
  protected readonly sendBackAct = sendBackAct;
  protected readonly stepInAct = stepInAct;
  protected readonly files = paperFiles;
  protected readonly verdicts = verdictLabels;
  protected readonly actLabel = actLabel;

  constructor() {
    effect((onCleanup) => {
      this.desk.open(this.code());
      void this.desk.watch();
      onCleanup(() => this.desk.leave());
    });
    whileVisible(watchMs, () => void this.desk.watch());
    inject(DestroyRef).onDestroy(() => this.desk.leave());
    void this.keys.load();
  }

  /** What was asked for in addition is filled in with the person, who has come back to the counter. */
  protected async supply(): Promise<void> {
    this.supplying.set(true);
    try {
      const url = `/api/dossiers/${encodeURIComponent(this.code())}/supplement-draft`;
      const draft = await firstValueFrom(this.http.post<Draft>(url, {}));
      const first = draft.supplement?.fields.length ? [] : ['giay-to'];
      await this.router.navigate(['/can-bo/nop-ho', draft.id, ...first]);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.supplying.set(false);
    }
  }

  protected async print(document: string, name = document): Promise<void> {
    try {
      saveAs(await this.desk.document(document), `${name}-${this.code()}.pdf`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
