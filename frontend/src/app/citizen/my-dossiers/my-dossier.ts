import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { IssuedPaper } from '../../api/issued-papers';
import { LocalTextPipe } from '../../api/local-text';
import { dueExplanation } from '../../api/due-explanation';
import { problemOf } from '../../api/problem';
import { Dossier, Draft } from '../../api/types';
import { DossierConversation } from '../../dossier/conversation';
import { DueStrip } from '../../dossier/due-strip';
import { History } from '../../dossier/history';
import { IssuedPapers } from '../../dossier/issued-papers';
import { paperFiles, statusMeanings, verdictLabels } from '../../dossier/labels';
import { PaperOriginLine } from '../../dossier/paper-origin';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { rateable } from '../../dossier/satisfaction';
import { StatusBadge } from '../../dossier/status-badge';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { DossierLooks } from './dossier-looks';
import { DossierPayment } from './dossier-payment';
import { DossierReturn } from './dossier-return';

/** One's own dossier: where it stands, what was given, what happened, and its documents. */
@Component({
  selector: 'ops-my-dossier',
  imports: [
    DossierConversation,
    DossierLooks,
    DossierPayment,
    DossierReturn,
    IssuedPapers,
    Badge,
    Button,
    Dialog,
    DueStrip,
    Field,
    History,
    Icon,
    InstantPipe,
    LocalTextPipe,
    PaperOriginLine,
    Notice,
    RouterLink,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './my-dossier.html',
  styleUrl: './my-dossier.css',
})
export class MyDossier {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly explain = () => dueExplanation(this.http, this.code());
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly dossier = httpResource<Dossier>(
    () => `/api/dossiers/${encodeURIComponent(this.code())}`,
  );
  protected readonly error = computed(() => {
    const error = this.dossier.error();
    return error && problemText(problemOf(error));
  });
  protected readonly meanings = statusMeanings;
  protected readonly rateable = rateable;
  protected readonly files = paperFiles;
  protected readonly verdicts = verdictLabels;

  /** The answer to a request for supplements is written like a filing, with only what was asked for. */
  protected supply(): Promise<void> {
    return this.act(async (url) => {
      const draft = await firstValueFrom(this.http.post<Draft>(`${url}/supplement-draft`, {}));
      const first = draft.supplement?.fields.length ? '' : 'giay-to';
      await this.router.navigate(['/nop-ho-so', draft.id, ...(first ? [first] : [])]);
    });
  }

  /** The result as a file that bears its signature. */
  protected resultOf(dossier: Dossier): IssuedPaper | undefined {
    return dossier.issuedPapers.find((paper) => paper.kind === 'result' && paper.state === 'signed');
  }

  /** Taking the file ends the dossier; it can be fetched again as often as one likes. */
  protected take(result: IssuedPaper): Promise<void> {
    return this.act(async (url) => {
      const version = this.dossier.hasValue() ? this.dossier.value().version : 0;
      const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': newIdempotencyKey() };
      await firstValueFrom(this.http.post(`${url}/result-receipt`, {}, { headers }));
      await this.download(`papers/${result.id}`, this.files[result.kind]);
      this.dossier.reload();
    });
  }

  protected withdraw(reason: string): Promise<void> {
    return this.act(async (url) => {
      const version = this.dossier.hasValue() ? this.dossier.value().version : 0;
      const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': newIdempotencyKey() };
      const body = reason.trim() ? { reason: reason.trim() } : {};
      await firstValueFrom(this.http.post(`${url}/withdrawal`, body, { headers }));
      this.dossier.reload();
    });
  }

  private async act(send: (url: string) => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await send(`/api/dossiers/${encodeURIComponent(this.code())}`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected async download(document: string, name = document): Promise<void> {
    const code = this.code();
    try {
      const pdf = await firstValueFrom(
        this.http.get(`/api/dossiers/${encodeURIComponent(code)}/${document}`, { responseType: 'blob' }),
      );
      saveAs(pdf, `${name}-${code}.pdf`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
