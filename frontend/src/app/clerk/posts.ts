import { inject } from '@angular/core';
import { CanMatchFn } from '@angular/router';
import { SignedIn } from '../api/me';
import { Session } from '../session/session';

/** Roles that answer for all dossiers of their unit; the others see what their post works on. */
const unitRoles = new Set<string>(['receivingClerk', 'approvingOfficer', 'supervisor']);

export function servesUnit(person: SignedIn | undefined): boolean {
  return person?.positions.some(({ role }) => unitRoles.has(role)) ?? false;
}

/** Whether the person receives dossiers at a counter. */
export function receives(person: SignedIn | undefined): boolean {
  return person?.positions.some(({ role }) => role === 'receivingClerk') ?? false;
}

/** Only for whoever answers for a unit's dossiers. */
export const answersForUnit: CanMatchFn = async () => {
  const me = await inject(Session).current();
  return me.signedIn && servesUnit(me);
};
