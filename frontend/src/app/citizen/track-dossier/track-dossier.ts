import { DOCUMENT } from '@angular/common';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { dueExplanation } from '../../api/due-explanation';
import { problemOf } from '../../api/problem';
import { Tracking } from '../../api/types';
import { Verification } from '../../api/verification';
import { DueStrip } from '../../dossier/due-strip';
import { rateable } from '../../dossier/satisfaction';
import { History } from '../../dossier/history';
import { IssuedPapers } from '../../dossier/issued-papers';
import {
  paperFiles,
  sealedSlip,
  slipLabels,
  statusLabels,
  statusMeanings,
  turnLabels,
  verdictLabels,
} from '../../dossier/labels';
import { problemText } from '../../dossier/problem-texts';
import { StatusBadge } from '../../dossier/status-badge';
import { VerificationOutcome } from '../../dossier/verification/verification-outcome';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { saveAs } from '../../dossier/save-as';

/** Where a dossier stands, for anyone with its code; with a second factor, its papers, history and slip too. */
@Component({
  selector: 'ops-track-dossier',
  imports: [
    IssuedPapers,
    Badge,
    Button,
    DayPipe,
    DueStrip,
    Field,
    History,
    Icon,
    InstantPipe,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
    StatusBadge,
    VerificationOutcome,
  ],
  templateUrl: './track-dossier.html',
  styleUrl: './track-dossier.css',
})
export class TrackDossier {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  protected readonly explain = () => dueExplanation(this.http, this.code());
  private readonly document = inject(DOCUMENT);
  /** The key arrives only in the fragment, which no server, log or referrer sees, and leaves the address at once. */
  protected readonly key = signal(this.takeKeyFromAddress());
  private readonly phoneLast4 = signal('');

  /** What opens more than the code does. */
  private readonly proof = computed(() => ({
    ...(this.key() && { 'X-Tracking-Key': this.key() }),
    ...(this.phoneLast4() && { 'X-Phone-Last4': this.phoneLast4() }),
  }));

  protected readonly tracking = httpResource<Tracking>(() => ({
    url: `/api/tracking/${encodeURIComponent(this.code())}`,
    headers: this.proof(),
  }));
  /** The slip stands by itself, with what a person wants to know of it. */
  protected readonly besideSlip = computed(() => {
    const papers = (this.tracking.hasValue() && this.tracking.value().detail?.issuedPapers) || [];
    return papers.filter(({ kind }) => kind !== 'appointmentSlip');
  });
  protected readonly problem = computed(() => problemOf(this.tracking.error()));
  protected readonly problemText = computed(() => problemText(this.problem()));
  protected readonly wait = computed(() => Math.ceil((this.problem().retryAfterSeconds ?? 0) / 60));
  protected readonly secondFactorUsed = computed(() => !!(this.key() || this.phoneLast4()));
  protected readonly digitsError = signal<string | undefined>(undefined);
  protected readonly downloading = signal(false);
  protected readonly checking = signal(false);
  protected readonly checked = signal<Verification | undefined>(undefined);
  protected readonly downloadError = signal<string | undefined>(undefined);

  protected readonly statuses = statusLabels;
  protected readonly meanings = statusMeanings;
  protected readonly turns = turnLabels;
  protected readonly verdicts = verdictLabels;
  protected readonly slips = slipLabels;
  protected readonly sealed = sealedSlip;
  protected readonly files = paperFiles;
  protected readonly rateable = rateable;

  protected unlock(digits: string): void {
    if (!/^\d{4}$/.test(digits.trim())) {
      this.digitsError.set($localize`:@@track.digitsWrong:Hãy nhập đúng 4 chữ số`);
      document.getElementById('last4')?.focus();
      return;
    }
    this.digitsError.set(undefined);
    this.phoneLast4.set(digits.trim());
  }

  /** Back to what the code alone shows. */
  protected withoutSecondFactor(): void {
    this.phoneLast4.set('');
    this.key.set('');
  }

  protected async download(paper: string, code: string, name = paperFiles.appointmentSlip): Promise<void> {
    this.downloading.set(true);
    this.downloadError.set(undefined);
    try {
      saveAs(await this.fetch(code, paper), `${name}-${code}.pdf`);
    } catch (error) {
      this.downloadError.set(problemText(problemOf(error)));
    } finally {
      this.downloading.set(false);
    }
  }

  /** The file that would be downloaded, put to the check that anyone can make: whoever holds the paper learns who signed. */
  protected async checkSlip(code: string): Promise<void> {
    this.checking.set(true);
    this.checked.set(undefined);
    this.downloadError.set(undefined);
    try {
      const headers = { 'Content-Type': 'application/pdf' };
      const pdf = await this.fetch(code, 'appointment-slip');
      this.checked.set(
        await firstValueFrom(this.http.post<Verification>('/api/verifications', pdf, { headers })),
      );
    } catch (error) {
      this.downloadError.set(problemText(problemOf(error)));
    } finally {
      this.checking.set(false);
    }
  }

  private fetch(code: string, paper: string): Promise<Blob> {
    return firstValueFrom(
      this.http.get(`/api/dossiers/${encodeURIComponent(code)}/${paper}`, {
        responseType: 'blob',
        headers: this.proof(),
      }),
    );
  }

  private takeKeyFromAddress(): string {
    const location = this.document.location;
    const key = /^#k=([\w-]+)$/.exec(location.hash)?.[1] ?? '';
    // After the router has written its own entry; before, it would put the fragment back.
    if (key) setTimeout(() => history.replaceState(history.state, '', location.pathname + location.search));
    return key;
  }
}
