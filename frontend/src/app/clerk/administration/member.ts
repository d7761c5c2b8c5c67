import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { DayPipe, today } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryEditing } from './entry';
import { ProposeBox } from './propose-box';
import { Absence, EntrySummary, Member, Position, StaffRole } from './types';
import { roleLabels } from './words';

/** A member of staff: how one reaches them, their posts, and who acts when they are away. */
@Component({
  selector: 'ops-member',
  imports: [Badge, Button, DayPipe, Field, LocalTextPipe, Notice, ProposeBox, Skeleton],
  templateUrl: './member.html',
  styleUrls: ['../list.css', './administration.css'],
})
export class MemberPage {
  /** The login, from the address. */
  readonly key = input.required<string>();
  protected readonly isNew = computed(() => this.key() === 'moi');
  private readonly newMember = computed<Member | undefined>(() =>
    this.isNew()
      ? {
          subject: crypto.randomUUID(),
          login: '',
          name: '',
          email: '',
          phone: '',
          countedInReport: false,
          positions: [],
          absences: [],
        }
      : undefined,
  );
  protected readonly editing = new EntryEditing<Member>('staff', this.key, this.newMember);
  protected readonly roles = Object.entries(roleLabels) as [StaffRole, string][];
  protected readonly roleLabels = roleLabels;
  protected readonly today = today();
  private readonly unitAnswer = httpResource<{ items: readonly EntrySummary[] }>(
    () => '/api/administration/entries/unit',
  );
  private readonly staffAnswer = httpResource<{ items: readonly EntrySummary[] }>(
    () => '/api/administration/entries/staff',
  );
  protected readonly units = computed(() =>
    (this.unitAnswer.hasValue() ? this.unitAnswer.value().items : []).filter((one) => !one.validTo),
  );
  protected readonly colleagues = computed(() =>
    (this.staffAnswer.hasValue() ? this.staffAnswer.value().items : [])
      .filter((one) => one.key !== this.key() && !one.validTo)
      .sort((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi')),
  );
  protected readonly unitNames = computed(
    () =>
      new Map(
        (this.unitAnswer.hasValue() ? this.unitAnswer.value().items : []).map((one) => [one.key, one.name]),
      ),
  );
  /** The posts that were there when the page was opened: they end, the others can be taken back. */
  protected readonly kept = computed(
    () => new Set(this.editing.shown()?.content.positions.map(({ id }) => id)),
  );
  protected readonly known = [
    /^(login|name|email|phone)$/,
    /^positions\[\d+\]\.(unitId|role|title\.vi|validFrom|validTo)$/,
    /^absences\[\d+\]\.(from|to|deputy)$/,
  ];

  protected propose(): Promise<void> {
    return this.editing.propose(this.editing.draft()?.login);
  }

  protected changePosition(at: number, part: Partial<Position>): void {
    this.editing.change(({ positions }) => ({ positions: changed(positions, at, part) }));
  }

  protected addPosition(): void {
    const unitId = this.units()[0]?.key ?? '';
    this.editing.change(({ login, positions }) => ({
      positions: [
        ...positions,
        {
          id: `${login}-${positions.length + 1}`,
          unitId,
          role: 'caseOfficer',
          title: { vi: '' },
          validFrom: this.today,
        },
      ],
    }));
  }

  protected removePosition(at: number): void {
    this.editing.change(({ positions }) => ({ positions: positions.filter((_, place) => place !== at) }));
  }

  /** Ends whatever is held today, with this day. */
  protected leave(): void {
    this.editing.change(({ positions }) => ({
      positions: positions.map((position) =>
        position.validTo && position.validTo <= this.today ? position : { ...position, validTo: this.today },
      ),
    }));
  }

  protected changeAbsence(at: number, part: Partial<Absence>): void {
    this.editing.change(({ absences }) => ({ absences: changed(absences, at, part) }));
  }

  protected addAbsence(): void {
    this.editing.change(({ absences }) => ({
      absences: [...absences, { from: this.today, to: this.today, deputy: '' }],
    }));
  }

  protected removeAbsence(at: number): void {
    this.editing.change(({ absences }) => ({ absences: absences.filter((_, place) => place !== at) }));
  }
}

function changed<T>(rows: readonly T[], at: number, part: Partial<T>): readonly T[] {
  return rows.map((row, place) => (place === at ? { ...row, ...part } : row));
}
