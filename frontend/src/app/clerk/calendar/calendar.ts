import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { CalendarDay, CalendarYear, ProposedCalendar, SpecialDayKind } from '../../api/staff-types';
import { DayPipe, today } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { calendarProblemText, dayKindLabels } from './calendar-words';
import { CalendarVersions } from './calendar-versions';

interface Row extends CalendarDay {
  readonly weekday: string;
  /** What the draft does to the day in force. */
  readonly change?: 'added' | 'removed';
  readonly gone: boolean;
}

/** A year's special days: drawn up anew here, looked at with what they move, and put in force on the next page. */
@Component({
  selector: 'ops-calendar',
  imports: [Badge, Button, CalendarVersions, DayPipe, Field, Notice, Skeleton],
  templateUrl: './calendar.html',
  styleUrls: ['../list.css', './calendar.css'],
})
export class CalendarPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly weekday = new Intl.DateTimeFormat(inject(LOCALE_ID), {
    weekday: 'long',
    timeZone: 'UTC',
  });

  protected readonly year = signal(Number(today().slice(0, 4)));
  protected readonly answer = httpResource<CalendarYear>(() => `/api/calendars/${this.year()}`);
  protected readonly inForce = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly years = computed(() => {
    const { firstYear, lastYear } = this.inForce() ?? { firstYear: this.year(), lastYear: this.year() - 1 };
    return Array.from({ length: lastYear - firstYear + 2 }, (_, after) => firstYear + after);
  });
  protected readonly days = linkedSignal<readonly CalendarDay[]>(() => this.inForce()?.days ?? []);
  protected readonly decision = linkedSignal(() => (this.inForce(), ''));
  protected readonly provisional = linkedSignal(() => this.inForce()?.provisional ?? false);
  protected readonly rows = computed(() => this.rowsOf(this.inForce()?.days ?? [], this.days()));
  protected readonly changes = computed(() => this.rows().filter(({ change }) => change).length);

  protected readonly newDay = signal('');
  protected readonly newKind = signal<SpecialDayKind>('holiday');
  protected readonly newName = signal('');
  protected readonly busy = signal(false);
  protected readonly dayError = signal<string | undefined>(undefined);
  protected readonly decisionError = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly loadError = computed(() => {
    const error = this.answer.error();
    return error && calendarProblemText(problemOf(error));
  });
  protected readonly today = today();
  protected readonly kinds = Object.entries(dayKindLabels) as [SpecialDayKind, string][];
  protected readonly labels = dayKindLabels;

  protected add(): void {
    const [day, name] = [this.newDay(), this.newName().trim()];
    this.dayError.set(this.faultOf(day, name));
    if (this.dayError()) return;
    this.days.update((days) =>
      [...days, { day, kind: this.newKind(), name }].sort((one, other) => (one.day < other.day ? -1 : 1)),
    );
    this.newDay.set('');
    this.newName.set('');
  }

  protected remove(day: string): void {
    this.days.update((days) => days.filter((one) => one.day !== day));
  }

  /** Takes back what the draft did to a day. */
  protected restore(row: Row): void {
    const before = this.inForce()?.days.find(({ day }) => day === row.day);
    this.remove(row.day);
    if (before)
      this.days.update((days) => [...days, before].sort((one, other) => (one.day < other.day ? -1 : 1)));
  }

  protected async propose(): Promise<void> {
    const inForce = this.inForce();
    const decision = this.decision().trim();
    this.decisionError.set(
      decision ? undefined : $localize`:@@calendar.decision.missing:Hãy ghi số, ngày của văn bản quyết định.`,
    );
    if (!inForce || !decision) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const proposed = await firstValueFrom(
        this.http.post<ProposedCalendar>(
          '/api/calendars/versions',
          {
            year: this.year(),
            drawnFrom: inForce.version,
            decision,
            provisional: this.provisional(),
            days: this.days(),
          },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      await this.router.navigate(['/can-bo/lich', proposed.number]);
    } catch (error) {
      this.error.set(calendarProblemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private faultOf(day: string, name: string): string | undefined {
    if (!day.startsWith(`${this.year()}-`))
      return $localize`:@@calendar.day.missing:Hãy chọn một ngày trong năm ${this.year()}:year:.`;
    if (day < this.today) return calendarProblemText({ ...nothing, code: 'calendar-year.day-gone' });
    if (this.days().some((one) => one.day === day))
      return $localize`:@@calendar.day.twice:Ngày này đã có trong lịch. Hãy bỏ ngày cũ trước.`;
    return name ? undefined : $localize`:@@calendar.day.nameless:Hãy ghi tên của ngày này.`;
  }

  private rowsOf(before: readonly CalendarDay[], after: readonly CalendarDay[]): readonly Row[] {
    const same = (one: CalendarDay, other: CalendarDay) =>
      one.day === other.day && one.kind === other.kind && one.name === other.name;
    const row = (day: CalendarDay, change?: Row['change']): Row => ({
      ...day,
      weekday: this.weekday.format(new Date(day.day)),
      change,
      gone: day.day < this.today,
    });
    return [
      ...before.filter((day) => !after.some((other) => same(day, other))).map((day) => row(day, 'removed')),
      ...after.map((day) => row(day, before.some((other) => same(day, other)) ? undefined : 'added')),
    ].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  }
}

const nothing = { status: 0, parameters: {}, errors: {} };
