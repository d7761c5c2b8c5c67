import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  viewChildren,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../api/local-text';
import { QueueCounts, QueueItem, Urgency } from '../../api/staff-types';
import { DossierStatus, ProcedureList } from '../../api/types';
import { slipLabels, statusLabels } from '../../dossier/labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice, Tone } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Session } from '../../session/session';
import { receives } from '../posts';
import { whileVisible } from '../while-visible';
import { QueueList, QueueStatus } from './queue-list';
import { QueueWords } from './queue-words';
import { shareLeft, workingTimeInWords } from './working-time';

/** The tabs: what a counter works on, in the order of its work. */
const tabs: readonly DossierStatus[] = ['registered', 'accepted', 'refused'];

const refreshMs = 30_000;
/** Typing is over when nothing came for so long. */
const typingMs = 250;

const urgencyTones: Record<Urgency, Tone | 'plain'> = { overdue: 'bad', soon: 'warn', normal: 'plain' };

/**
 * The counter's dossiers, the most urgent first. Status and procedure stand in the address, so that "back" finds them;
 * the words don't, and so typing never navigates: that would call off the way to a dossier that was just clicked.
 */
@Component({
  selector: 'ops-queue',
  imports: [
    Badge,
    Button,
    EmptyState,
    Icon,
    InstantPipe,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  providers: [QueueList],
  templateUrl: './queue.html',
  styleUrls: ['../tabs.css', './queue.css'],
  host: { '(document:keydown)': 'moveByKey($event)' },
})
export class Queue {
  /** Query parameters. */
  readonly status = input<QueueStatus>();
  readonly procedure = input<string>();

  private readonly router = inject(Router);
  protected readonly list = inject(QueueList);
  protected readonly words = inject(QueueWords).words;
  private readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('row');
  protected readonly procedures = httpResource<ProcedureList>(() => ({
    url: '/api/procedures',
    params: { limit: 100 },
  }));

  private readonly session = inject(Session);
  protected readonly receives = computed(() => receives(this.session.person()));
  protected readonly tabs = tabs;
  /** Without words there is nothing to look for everywhere. */
  protected readonly current = computed<QueueStatus>(() => {
    const status = this.status() ?? 'registered';
    return status === 'any' && !this.words() ? 'registered' : status;
  });
  protected readonly options = computed(() =>
    this.procedures.hasValue() ? this.procedures.value().items.filter((one) => one.fileableOnline) : [],
  );
  protected readonly error = computed(() => {
    const problem = this.list.problem();
    return problem && problemText(problem);
  });
  protected readonly filtered = computed(() => !!this.words() || !!this.procedure());
  protected readonly statuses = statusLabels;
  protected readonly slips = slipLabels;
  protected readonly tones = urgencyTones;
  protected readonly inWords = workingTimeInWords;
  protected readonly share = shareLeft;
  private typing?: ReturnType<typeof setTimeout>;

  constructor() {
    effect(() => {
      const filter = { status: this.current(), procedure: this.procedure() ?? '', query: this.words() };
      void this.list.show(filter);
    });
    whileVisible(refreshMs, () => void this.list.refresh());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected countOf(status: DossierStatus, counts: QueueCounts | undefined): string {
    if (!counts || (status !== 'registered' && status !== 'accepted')) return '';
    return counts[status] >= counts.bound ? `${counts.bound}+` : String(counts[status]);
  }

  protected search(words: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.words.set(words.trim()), typingMs);
  }

  protected narrowTo(procedure: string | null): void {
    void this.router.navigate([], {
      queryParams: { procedure },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected showAll(): void {
    this.words.set('');
    this.narrowTo(null);
  }

  /** j and k or the arrows walk through the rows, as in a mailbox; Enter is the link's own. */
  protected moveByKey(event: KeyboardEvent): void {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const target = event.target as HTMLElement;
    if (
      !step ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      target.closest('input, select, textarea, dialog')
    )
      return;
    const links = this.links().map((link) => link.nativeElement);
    const at = links.indexOf(target as HTMLAnchorElement);
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  protected dueOf(item: QueueItem): string | undefined {
    return item.status === 'registered' ? item.acceptanceDueAt : item.dueAt;
  }
}
