import { httpResource } from '@angular/common/http';
import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationStart, Router, RouterLink } from '@angular/router';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { ProcedureList, ProcedureListItem } from '../../api/types';
import { OnlineLevelBadge } from '../../dossier/online-level-badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** Procedures that most people come for, in the words that they use. */
interface Popular {
  readonly code: string;
  readonly words: string;
}

/** Milliseconds without a key before the server is asked. */
const pauseMs = 180;

/** The front page: find a procedure by everyday words. Accents, synonyms and typing errors are the server's work. */
@Component({
  selector: 'ops-find-procedure',
  imports: [Button, EmptyState, Icon, LocalTextPipe, Notice, OnlineLevelBadge, RouterLink, Skeleton],
  templateUrl: './find-procedure.html',
  styleUrl: './find-procedure.css',
})
export class FindProcedure {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly locale = inject(LOCALE_ID);

  protected readonly typed = signal(this.route.snapshot.queryParamMap.get('q') ?? '');
  protected readonly fieldId = signal(this.route.snapshot.queryParamMap.get('linhvuc') ?? '');
  private readonly asked = signal(this.typed());
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly searching = computed(() => this.asked().trim() !== '' || this.fieldId() !== '');
  /** Only for its fields: an answer that finds nothing names none. */
  protected readonly all = httpResource<ProcedureList>(() => ({
    url: '/api/procedures',
    params: { limit: 1 },
  }));
  protected readonly found = httpResource<ProcedureList>(() =>
    this.searching()
      ? {
          url: '/api/procedures',
          params: {
            limit: 20,
            ...(this.asked().trim() && { query: this.asked().trim() }),
            ...(this.fieldId() && { field: this.fieldId() }),
          },
        }
      : undefined,
  );

  /** The last answer stays on the screen while the next one comes: results do not blink as one types. */
  protected readonly shown = computed<readonly ProcedureListItem[]>((): readonly ProcedureListItem[] =>
    this.found.hasValue() ? this.found.value().items : [],
  );
  protected readonly fields = computed(() => (this.all.hasValue() ? this.all.value().fields : []));
  protected readonly failed = computed(() => (this.searching() ? this.found.error() : this.all.error()));
  protected readonly fieldName = computed(() =>
    inLanguage(this.fields().find((field) => field.id === this.fieldId())?.name, this.locale),
  );

  protected readonly popular: readonly Popular[] = [
    { code: '1.001193', words: $localize`:@@find.popular.birth:Khai sinh cho con` },
    { code: '1.004873', words: $localize`:@@find.popular.single:Giấy độc thân` },
    { code: '2.000635', words: $localize`:@@find.popular.copy:Bản sao giấy khai sinh` },
    { code: '1.001612', words: $localize`:@@find.popular.shop:Mở hộ kinh doanh` },
    { code: '1.014027', words: $localize`:@@find.popular.pension:Trợ cấp hưu trí xã hội` },
    { code: '1.013225', words: $localize`:@@find.popular.house:Giấy phép làm nhà` },
  ];

  constructor() {
    // Whoever goes on to a procedure has stopped typing: a search asked for late would call that navigation off.
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) clearTimeout(this.timer);
    });
  }

  protected type(words: string): void {
    this.typed.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pauseMs);
  }

  protected ask(): void {
    clearTimeout(this.timer);
    this.asked.set(this.typed());
    this.rememberInAddress();
  }

  protected retry(): void {
    if (this.all.error()) this.all.reload();
    if (this.searching()) this.found.reload();
  }

  protected tryInstead(words: string): void {
    this.typed.set(words);
    this.ask();
  }

  protected chooseField(id: string): void {
    this.fieldId.set(id);
    this.rememberInAddress();
  }

  /** So that going back from a procedure finds the same list again. */
  private rememberInAddress(): void {
    void this.router.navigate([], {
      queryParams: { q: this.asked().trim() || null, linhvuc: this.fieldId() || null },
      replaceUrl: true,
    });
  }
}
