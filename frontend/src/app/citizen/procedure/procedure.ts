import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Draft, Paper, Procedure, UnitOption } from '../../api/types';
import { paperKindLabels } from '../../dossier/labels';
import { onlineLevelMeanings } from '../../dossier/level-labels';
import { OnlineLevelBadge } from '../../dossier/online-level-badge';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe } from '../../dossier/when';
import { Session } from '../../session/session';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** One procedure: what it needs, costs and takes, who decides it, and the way in. */
@Component({
  selector: 'ops-procedure',
  imports: [
    Badge,
    Button,
    DayPipe,
    Field,
    Icon,
    LocalTextPipe,
    Notice,
    OnlineLevelBadge,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './procedure.html',
  styleUrl: './procedure.css',
})
export class ProcedurePage {
  /** Route parameter. */
  readonly code = input.required<string>();
  /** Query parameters that survive a sign-in: the unit chosen and the wish to start. */
  readonly donvi = input<string>();
  readonly nop = input<string>();

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly title = inject(Title);
  protected readonly session = inject(Session);

  protected readonly procedure = httpResource<Procedure>(() => `/api/procedures/${this.code()}`);
  protected readonly units = httpResource<UnitOption[]>(() => `/api/procedures/${this.code()}/units`, {
    defaultValue: [],
  });
  protected readonly caseId = signal('');
  protected readonly unitId = linkedSignal(() => {
    const units = this.units.hasValue() ? this.units.value() : [];
    return units.find((unit) => unit.id === this.donvi())?.id ?? ((units.length === 1 && units[0]?.id) || '');
  });
  protected readonly unit = computed(() => this.units.value().find((unit) => unit.id === this.unitId()));
  protected readonly chosenCase = computed(() =>
    this.procedure.hasValue()
      ? this.procedure.value().cases.find((one) => one.id === this.caseId())
      : undefined,
  );
  protected readonly papers = computed<readonly Paper[]>(
    () => this.chosenCase()?.papers ?? (this.procedure.hasValue() ? this.procedure.value().papers : []),
  );
  protected readonly missing = computed(() => problemOf(this.procedure.error()).status === 404);
  protected readonly starting = signal(false);
  protected readonly unitError = signal<string | undefined>(undefined);
  protected readonly startError = signal<string | undefined>(undefined);

  protected readonly kinds = paperKindLabels;
  protected readonly levelMeanings = onlineLevelMeanings;

  constructor() {
    effect(() => {
      if (!this.procedure.hasValue()) return;
      this.title.setTitle(
        `${inLanguage(this.procedure.value().name, this.locale)} – ${$localize`:@@site.name:Một cửa`}`,
      );
    });
    effect(() => {
      if (this.nop() && this.unit() && this.session.person()?.kind === 'citizen') void this.resume();
    });
  }

  protected chooseUnit(id: string): void {
    this.unitId.set(id);
    this.unitError.set(undefined);
  }

  /** Starts a draft, or leads to sign-in first; the procedure and the unit come back in the address. */
  protected async start(): Promise<void> {
    if (!this.unit()) {
      this.unitError.set($localize`:@@procedure.unit.missing:Hãy chọn nơi giải quyết`);
      document.getElementById('unit')?.focus();
      return;
    }
    if (this.session.person()?.kind !== 'citizen') {
      this.session.signIn(
        'citizen',
        `/thu-tuc/${this.code()}?donvi=${encodeURIComponent(this.unitId())}&nop=1`,
      );
      return;
    }
    this.starting.set(true);
    this.startError.set(undefined);
    try {
      const draft = await firstValueFrom(
        this.http.post<Draft>('/api/drafts', { procedureCode: this.code(), unitId: this.unitId() }),
      );
      await this.router.navigate(['/nop-ho-so', draft.id]);
    } catch (error) {
      this.startError.set(problemText(problemOf(error)));
    } finally {
      this.starting.set(false);
    }
  }

  /** Back from sign-in: the wish leaves the address first, so that a reload starts nothing twice. */
  private async resume(): Promise<void> {
    await this.router.navigate([], {
      queryParams: { nop: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
    await this.start();
  }
}
