import { httpResource } from '@angular/common/http';
import { Component, computed, input, signal } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { DayPipe, today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryEditing } from './entry';
import { ProposeBox } from './propose-box';
import { EntrySummary, SuccessionRule, Unit } from './types';

interface Heir {
  readonly id: string;
  readonly procedures: string;
  readonly fields: string;
}

/** A unit: how one reaches it, and its end in favour of others. */
@Component({
  selector: 'ops-unit',
  imports: [Button, DayPipe, Field, LocalTextPipe, Notice, ProposeBox, Skeleton],
  templateUrl: './unit.html',
  styleUrls: ['../list.css', './administration.css'],
})
export class UnitPage {
  /** The unit's id, from the address. */
  readonly key = input.required<string>();
  protected readonly editing = new EntryEditing<Unit>('unit', this.key);
  protected readonly ending = signal(false);
  protected readonly lastDay = signal(today());
  protected readonly staffGoesAlong = signal(true);
  protected readonly heirs = signal<readonly Heir[]>([{ id: '', procedures: '', fields: '' }]);
  private readonly answer = httpResource<{ items: readonly EntrySummary[] }>(
    () => '/api/administration/entries/unit',
  );
  /** Units that go on: those beside this one first. */
  protected readonly candidates = computed(() => {
    const own = this.editing.shown()?.content;
    return (this.answer.hasValue() ? this.answer.value().items : [])
      .filter((one) => one.key !== this.key() && !one.validTo)
      .sort((one, other) => Number(other.parent === own?.parentId) - Number(one.parent === own?.parentId));
  });
  protected readonly known = [/^(name|address|hours)\./, /^phone$/];
  protected readonly knownOfEnd = [/^(validTo|successors|division)$/];

  protected changeHeir(at: number, part: Partial<Heir>): void {
    this.heirs.update((heirs) => heirs.map((heir, place) => (place === at ? { ...heir, ...part } : heir)));
  }

  protected addHeir(): void {
    this.heirs.update((heirs) => [...heirs, { id: '', procedures: '', fields: '' }]);
  }

  protected removeHeir(at: number): void {
    this.heirs.update((heirs) => heirs.filter((_, place) => place !== at));
  }

  /** The rule that takes all that is left comes last, whatever the order on the screen: the first that fits counts. */
  protected end(): Promise<void> {
    const rules: SuccessionRule[] = this.heirs()
      .filter(({ id }) => id)
      .map(({ id, procedures, fields }) => ({
        successorId: id,
        procedures: listed(procedures),
        fields: listed(fields),
      }));
    const isRest = (rule: SuccessionRule) => !rule.procedures.length && !rule.fields.length;
    return this.editing.send(
      `/api/administration/units/${encodeURIComponent(this.key())}/succession`,
      this.key(),
      {
        lastDay: this.lastDay(),
        successors: rules.sort((one, other) => Number(isRest(one)) - Number(isRest(other))),
        staffGoesAlong: this.staffGoesAlong(),
      },
    );
  }
}

function listed(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
