import { Component, computed, input, linkedSignal } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { DayPipe, today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EntryEditing } from './entry';
import { ProcessFlow } from './process-flow';
import { ProposeBox } from './propose-box';
import { Procedure, StaffRole, Step } from './types';
import { placeLabels, roleLabels } from './words';

/** A procedure's version: its process as a table and as a drawing. What is in force gets a new version from a day on. */
@Component({
  selector: 'ops-procedure',
  imports: [Button, DayPipe, Field, LocalTextPipe, Notice, ProcessFlow, ProposeBox, Skeleton],
  templateUrl: './procedure.html',
  styleUrls: ['../list.css', './administration.css'],
})
export class ProcedurePage {
  /** Code and version, from the address. */
  readonly key = input.required<string>();
  protected readonly editing = new EntryEditing<Procedure>('procedure', this.key);
  protected readonly roles = Object.entries(roleLabels) as [StaffRole, string][];
  protected readonly tomorrow = dayAfter(today());
  /** A version that has begun stays as it is; the draft becomes the next one. */
  protected readonly hasBegun = computed(() => (this.editing.shown()?.content.validFrom ?? '') <= today());
  protected readonly isOver = computed(() => this.editing.shown()?.content.validTo !== undefined);
  protected readonly firstDay = linkedSignal(() =>
    this.hasBegun() ? this.tomorrow : (this.editing.shown()?.content.validFrom ?? this.tomorrow),
  );
  protected readonly known = [
    /^validFrom$/,
    /^process\[\d+\](\.alongside\[\d+\])?\.(name\.vi|function|role|time)$/,
  ];

  /** Every place for a step; one that the catalogue alone knows stays. */
  protected placesFor(function_: string): [string, string][] {
    const places = Object.entries(placeLabels);
    return function_ in placeLabels ? places : [[function_, function_], ...places];
  }

  protected changeStep(at: number, part: Partial<Step>): void {
    this.steps((steps) => steps.map((step, place) => (place === at ? { ...step, ...part } : step)));
  }

  protected changeBeside(at: number, beside: number, part: Partial<Step>): void {
    this.steps((steps) =>
      steps.map((step, place) =>
        place === at
          ? {
              ...step,
              alongside: step.alongside.map((one, other) => (other === beside ? { ...one, ...part } : one)),
            }
          : step,
      ),
    );
  }

  protected addStep(after: number): void {
    this.steps((steps) => [
      ...steps.slice(0, after + 1),
      {
        id: freeId(steps),
        name: { vi: '' },
        function: 'office',
        role: 'caseOfficer',
        time: '1wd',
        alongside: [],
      },
      ...steps.slice(after + 1),
    ]);
  }

  protected removeStep(at: number): void {
    this.steps((steps) => steps.filter((_, place) => place !== at));
  }

  protected async propose(): Promise<void> {
    const shown = this.editing.shown()?.content;
    if (!shown) return;
    const version = this.hasBegun() ? shown.version + 1 : shown.version;
    this.editing.change({ version, validFrom: this.firstDay() });
    await this.editing.propose(`${shown.code}.v${version}`);
  }

  private steps(change: (steps: readonly Step[]) => readonly Step[]): void {
    this.editing.change(({ process }) => ({ process: change(process) }));
  }
}

function freeId(steps: readonly Step[]): string {
  const taken = new Set(steps.flatMap((step) => [step.id, ...step.alongside.map(({ id }) => id)]));
  let number = steps.length + 1;
  while (taken.has(`step-${number}`)) number++;
  return `step-${number}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
