/**
 * The due date computed a second time, on the reader's own machine, from what the server says it rests on. Written
 * from the rules and not from the server's code: it walks the office's open minutes and stands still in waits.
 * Pure: no clock, no zone of the machine. It imports types alone, so that Node runs this very file in the server's tests.
 */
import type { DueFacts, OfficeTime } from '../api/due-explanation';

/** Instants in UTC; no `dueAt` where no day is promised and while the dossier waits. */
export interface DueMoment {
  readonly countsFrom: string;
  readonly dueAt?: string;
}

export interface DueMoments {
  readonly legal: DueMoment;
  readonly index766: DueMoment;
}

/** A minute on the wall clock of Việt Nam, counted from 1970; a day likewise. */
type Minute = number;
type Day = number;
type Span = readonly [opens: number, closes: number];

const minutesOfDay = 1440;
const vietnamAhead = 420;

const minuteOf = (instant: string): Minute => Math.floor(Date.parse(instant) / 60_000) + vietnamAhead;
const instantOf = (minute: Minute): string => new Date((minute - vietnamAhead) * 60_000).toISOString();
const dayOf = (minute: Minute): Day => Math.floor(minute / minutesOfDay);
const dayNumber = (day: string): Day => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const timeOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** An office's open minutes, day by day. */
export class Office {
  private readonly kinds: ReadonlyMap<Day, string>;
  private readonly seasons: readonly { readonly from: string; readonly spans: readonly Span[] }[];
  private readonly first: Day;
  private readonly last: Day;

  constructor(time: OfficeTime) {
    this.first = dayNumber(time.knownFrom);
    this.last = dayNumber(time.knownThrough);
    this.kinds = new Map(time.specialDays.map(({ day, kind }) => [dayNumber(day), kind]));
    this.seasons = time.seasons
      .map(({ from, counted }) => ({
        from,
        spans: counted.map((span): Span => [timeOf(span.slice(0, 5)), timeOf(span.slice(6))]),
      }))
      .sort((one, other) => (one.from < other.from ? -1 : 1));
  }

  knows(day: Day): boolean {
    return day >= this.first && day <= this.last;
  }

  /** The hours of a day's season, whatever the day is. */
  hours(day: Day): readonly Span[] {
    const monthDay = this.seasons.length > 1 ? new Date(day * 86_400_000).toISOString().slice(5, 10) : '';
    return (this.seasons.findLast(({ from }) => from <= monthDay) ?? this.seasons.at(-1))?.spans ?? [];
  }

  isWorked(day: Day): boolean {
    // Day 0 was a Thursday.
    const weekday = (day + 4) % 7;
    const kind = this.kinds.get(day) ?? (weekday === 0 || weekday === 6 ? 'weekend' : 'working');
    return this.knows(day) && (kind === 'working' || kind === 'makeUp');
  }

  /** The working day that lies so many working days after this one; 0 is the day itself, were it worked. */
  workingDay(from: Day, after: number): Day | undefined {
    let day = from;
    for (let left = after; left > 0;) {
      day++;
      if (!this.knows(day)) return undefined;
      if (this.isWorked(day)) left--;
    }
    return day;
  }

  opens(day: Day | undefined): Minute | undefined {
    return day === undefined ? undefined : day * minutesOfDay + (this.hours(day)[0]?.[0] ?? 0);
  }

  closes(day: Day | undefined): Minute | undefined {
    return day === undefined ? undefined : day * minutesOfDay + (this.hours(day).at(-1)?.[1] ?? 0);
  }

  /** Half a day is over at the noon break, or half-way where there is none. */
  halfDayEnds(day: Day | undefined): Minute | undefined {
    const [first, second] = day === undefined ? [] : this.hours(day);
    if (day === undefined || !first) return undefined;
    return day * minutesOfDay + (second ? first[1] : first[0] + Math.floor((first[1] - first[0]) / 2));
  }

  /** Open minutes from one minute up to another, as far as the calendar is known. */
  openBetween(from: Minute, until: Minute): number {
    let open = 0;
    for (const [opens, closes] of this.spansFrom(from)) {
      if (opens >= until) break;
      open += Math.max(0, Math.min(closes, until) - Math.max(opens, from));
    }
    return open;
  }

  /** Where so many open minutes after a minute end; at least one. */
  after(from: Minute, minutes: number): Minute | undefined {
    let left = minutes;
    for (const [opens, closes] of this.spansFrom(from)) {
      const begins = Math.max(opens, from);
      const here = Math.max(0, closes - begins);
      if (left <= here) return begins + left;
      left -= here;
    }
    return undefined;
  }

  private *spansFrom(from: Minute): Generator<Span> {
    for (let day = Math.max(dayOf(from), this.first); this.knows(day); day++) {
      if (!this.isWorked(day)) continue;
      for (const [opens, closes] of this.hours(day)) {
        yield [day * minutesOfDay + opens, day * minutesOfDay + closes];
      }
    }
  }
}

interface Wait {
  readonly restarts: boolean;
  readonly from: Minute;
  readonly until: Minute;
}

/** Both dates of a dossier; nothing where the calendar isn't known far enough. */
export function dueMoments(office: Office, facts: DueFacts): DueMoments | undefined {
  const legal = reckon(office, facts, true);
  const index766 = reckon(office, facts, false);
  return legal && index766 && { legal, index766 };
}

/** The law begins anew after a supplement; the index subtracts every wait. */
function reckon(office: Office, facts: DueFacts, supplementRestarts: boolean): DueMoment | undefined {
  const waits = facts.pauses
    .map(({ cause, from, until }) => ({
      restarts: supplementRestarts && cause === 'supplement',
      from: minuteOf(from),
      until: until ? minuteOf(until) : Infinity,
    }))
    .sort((one, other) => one.from - other.from);
  let arrived = minuteOf(facts.receivedAt);
  for (;;) {
    const run = runFrom(office, facts, arrived, waits);
    if (!run || 'countsFrom' in run) return run;
    arrived = run.anewFrom;
  }
}

/** One period: its end, or the minute from which it begins anew. */
function runFrom(
  office: Office,
  facts: DueFacts,
  arrived: Minute,
  waits: readonly Wait[],
): DueMoment | { anewFrom: Minute } | undefined {
  const start = startOf(office, facts, arrived);
  const end = start === undefined ? undefined : endOf(office, facts, start);
  if (start === undefined || end === undefined) return undefined;
  const countsFrom = instantOf(start);
  let now = start;
  let left = end === 'none' ? Infinity : office.openBetween(start, end);
  for (const wait of waits.filter(({ until }) => until > arrived)) {
    const run = wait.from > now ? office.openBetween(now, wait.from) : 0;
    if (run >= left) break;
    left -= run;
    if (wait.until === Infinity) return office.knows(dayOf(wait.from)) ? { countsFrom } : undefined;
    if (wait.restarts) return { anewFrom: wait.until };
    now = Math.max(now, wait.from, wait.until);
    if (!office.knows(dayOf(wait.until)) || (left < Infinity && !office.after(now, left))) return undefined;
  }
  if (end === 'none') return { countsFrom };
  const due = office.after(now, left);
  return due === undefined ? undefined : { countsFrom, dueAt: instantOf(due) };
}

/** The working minute from which a receipt counts. */
function startOf(office: Office, facts: DueFacts, arrived: Minute): Minute | undefined {
  const day = dayOf(arrived);
  if (!office.knows(day)) return undefined;
  const closes = office.closes(day) ?? 0;
  // At the very minute of closing the day still is the day of receipt, unless its whole last hour is too late.
  const tooLate = facts.lastHourCountsFromNextDay ? arrived >= closes - 60 : arrived > closes;
  if (!office.isWorked(day) || tooLate) return office.opens(office.workingDay(day, 1));
  const span = office.hours(day).find(([, until]) => arrived < day * minutesOfDay + until);
  return span ? Math.max(arrived, day * minutesOfDay + span[0]) : arrived;
}

/** Where the period ends without any wait. */
function endOf(office: Office, facts: DueFacts, start: Minute): Minute | 'none' | undefined {
  const day = dayOf(start);
  if (facts.limit === 'none') return 'none';
  if (facts.limit === 'same-day') {
    const late = start - day * minutesOfDay > timeOf(facts.sameDayUntil);
    return office.closes(office.workingDay(day, late ? 1 : 0));
  }
  const amount = Number(facts.limit.slice(0, -2));
  switch (facts.limit.slice(-2)) {
    case 'wh':
      return office.after(start, amount * 60);
    case 'cd':
      return office.closes(office.workingDay(day + amount - 1, 1));
    default:
      return Number.isInteger(amount)
        ? office.closes(office.workingDay(day, amount))
        : office.halfDayEnds(office.workingDay(day, Math.ceil(amount)));
  }
}
