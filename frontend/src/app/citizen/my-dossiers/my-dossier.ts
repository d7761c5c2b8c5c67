import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Dossier } from '../../api/types';
import { DueStrip } from '../../dossier/due-strip';
import { History } from '../../dossier/history';
import { slipLabels, statusMeanings, verdictLabels } from '../../dossier/labels';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { StatusBadge } from '../../dossier/status-badge';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';

/** One's own dossier: where it stands, what was given, what happened, and its documents. */
@Component({
  selector: 'ops-my-dossier',
  imports: [
    Badge,
    Button,
    DueStrip,
    History,
    Icon,
    InstantPipe,
    LocalTextPipe,
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
  private readonly toasts = inject(Toasts);
  protected readonly dossier = httpResource<Dossier>(
    () => `/api/dossiers/${encodeURIComponent(this.code())}`,
  );
  protected readonly error = computed(() => {
    const error = this.dossier.error();
    return error && problemText(problemOf(error));
  });
  protected readonly meanings = statusMeanings;
  protected readonly slips = slipLabels;
  protected readonly verdicts = verdictLabels;

  protected async download(document: 'appointment-slip' | 'application-form' | 'refusal'): Promise<void> {
    const code = this.code();
    try {
      const pdf = await firstValueFrom(
        this.http.get(`/api/dossiers/${encodeURIComponent(code)}/${document}`, { responseType: 'blob' }),
      );
      saveAs(pdf, `${document}-${code}.pdf`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
