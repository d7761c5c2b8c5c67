import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, OnInit, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { CalendarAdoption, CalendarMove, CalendarMoveList } from '../../api/staff-types';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { calendarProblemText } from './calendar-words';

/** Which dossiers a version moves, and the act that puts it in force. Administrators read no dossier: no names here. */
@Component({
  selector: 'ops-calendar-moves',
  imports: [Button, Dialog, EmptyState, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './calendar-moves.html',
  styleUrls: ['../list.css', './calendar.css'],
})
export class CalendarMoves implements OnInit {
  private readonly http = inject(HttpClient);
  private readonly confirm = viewChild.required(Dialog);

  /** The version, from the address. */
  readonly number = input.required<string>();
  protected readonly first = signal<CalendarMoveList | undefined>(undefined);
  protected readonly moves = signal<readonly CalendarMove[]>([]);
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => this.next() !== undefined);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  /** Dossiers that got the version by now, while and after it is being put in force. */
  protected readonly moved = signal<number | undefined>(undefined);
  protected readonly done = signal(false);

  ngOnInit(): void {
    void this.load();
  }

  /** The next page that has something: the server looks at so many dossiers at once, and most don't move. */
  protected async load(): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      let page: CalendarMoveList;
      do {
        const cursor = this.next();
        page = await firstValueFrom(
          this.http.get<CalendarMoveList>(`${this.address()}/moves`, { params: cursor ? { cursor } : {} }),
        );
        this.next.set(page.nextCursor);
      } while (page.items.length === 0 && page.nextCursor);
      this.moves.update((shown) => [...shown, ...page.items]);
      this.first.update((first) => first ?? page);
    } catch (error) {
      this.error.set(calendarProblemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected ask(): void {
    this.confirm().open();
  }

  protected cancel(): void {
    this.confirm().close();
  }

  /** Batch after batch until the server says that it has looked at all; each may be repeated. */
  protected async adopt(): Promise<void> {
    this.cancel();
    this.busy.set(true);
    this.error.set(undefined);
    this.moved.set(0);
    try {
      let cursor: string | undefined;
      do {
        const batch: CalendarAdoption = await firstValueFrom(
          this.http.post<CalendarAdoption>(
            `${this.address()}/adoption`,
            {},
            { params: cursor ? { cursor } : {} },
          ),
        );
        this.moved.update((moved) => (moved ?? 0) + batch.moved);
        cursor = batch.nextCursor;
      } while (cursor);
      this.done.set(true);
    } catch (error) {
      this.error.set(calendarProblemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private address(): string {
    return `/api/calendars/versions/${encodeURIComponent(this.number())}`;
  }
}
