import { Field, FieldFault, FormDefinition, FormRule, PersonalIdAgrees, findField } from './definition';
import { FaultCode } from './fault-codes';
import { PartialDate, earliest, holderOf, latest, readDate } from './formats';
import { Visible, holds, numberOf, visibleOfRow } from './visible';

/**
 * What the rules over several fields find. Each speaks only when all that it looks at is visible, answered and
 * readable, so that a person is told of one mistake once.
 */
export function ruleFaults(form: FormDefinition, visible: Visible, today: string): FieldFault[] {
  const day = readDate(today);
  if (!day) throw new RangeError('Today is no date.');
  return (form.rules ?? []).flatMap((rule) => faults(rule, form, visible, day));
}

function faults(rule: FormRule, form: FormDefinition, visible: Visible, today: PartialDate): FieldFault[] {
  switch (rule.kind) {
    case 'notInFuture': {
      const date = dateOf(visible, rule.field);
      return when(date !== undefined && earliest(date) > earliest(today), rule.field, 'rule.in-future');
    }
    case 'dateOrder': {
      const [earlier, later] = [dateOf(visible, rule.earlier), dateOf(visible, rule.later)];
      const broken = earlier !== undefined && later !== undefined && earliest(earlier) > latest(later);
      return when(broken, rule.later, 'rule.date-order');
    }
    case 'ageAtLeast': {
      const birth = dateOf(visible, rule.field);
      const asked = !rule.when || holds(rule.when, (id) => visible.canonical(id));
      const young = asked && birth !== undefined && years(earliest(birth), earliest(today)) < rule.years;
      return when(young, rule.field, 'rule.too-young');
    }
    case 'personalIdAgrees':
      return scopes(form, visible, rule.list).flatMap(({ scope, prefix }) =>
        disagreement(rule, scope, prefix + rule.field),
      );
    case 'totalEquals': {
      const total = numberOf(visible.answer(rule.total));
      const parts = scopes(form, visible, rule.list).flatMap(({ scope }) =>
        rule.parts.map((part) => numberOf(scope.answer(part))),
      );
      const sum = parts.includes(undefined) || parts.length === 0 ? undefined : add(parts as number[]);
      return when(
        total !== undefined && sum !== undefined && total !== sum,
        rule.total,
        'rule.total-differs',
      );
    }
    case 'exactlyOne': {
      const rows = scopes(form, visible, rule.list);
      const chosen = rows.filter(({ scope }) => scope.canonical(rule.field) === 'true').length;
      return when(visible.answer(rule.list) !== undefined && chosen !== 1, rule.list, 'rule.exactly-one');
    }
  }
}

function when(broken: boolean, path: string, code: FaultCode): FieldFault[] {
  return broken ? [{ path, code }] : [];
}

/** The form itself, or each row of a list with its path. */
function scopes(
  form: FormDefinition,
  visible: Visible,
  list: string | undefined,
): { scope: Visible; prefix: string }[] {
  if (list === undefined) return [{ scope: visible, prefix: '' }];
  const rows = visible.answer(list);
  const field = findField(form, list) as Field;
  return Array.isArray(rows)
    ? rows.slice(0, 100).map((row: unknown, index) => ({
        scope: visibleOfRow(field, row, visible),
        prefix: `${list}.${index}.`,
      }))
    : [];
}

function disagreement(rule: PersonalIdAgrees, scope: Visible, path: string): FieldFault[] {
  const number = scope.answer(rule.field);
  const holder = typeof number === 'string' ? holderOf(number) : undefined;
  if (!holder) return [];
  const said = rule.genderIs ?? (rule.gender && scope.canonical(rule.gender));
  if ((said === 'male' || said === 'female') && said !== holder.sex) {
    return [{ path, code: 'personal-id.sex-differs' }];
  }
  const birth = rule.birthDate ? dateOf(scope, rule.birthDate) : undefined;
  return when(birth !== undefined && birth.year !== holder.birthYear, path, 'personal-id.birth-year-differs');
}

function dateOf(visible: Visible, field: string): PartialDate | undefined {
  const answer = visible.answer(field);
  return typeof answer === 'string' ? readDate(answer) : undefined;
}

/** Completed years; whoever was born on 29 February completes a common year on 1 March. */
function years(birth: number, today: number): number {
  return Math.floor(today / 10_000) - Math.floor(birth / 10_000) - (today % 10_000 < birth % 10_000 ? 1 : 0);
}

// Decimals are summed as the six-digit decimals that they are, not as binary fractions.
function add(parts: readonly number[]): number {
  return Number(parts.reduce((sum, part) => sum + part, 0).toFixed(6));
}
