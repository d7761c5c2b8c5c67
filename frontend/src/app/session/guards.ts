import { inject } from '@angular/core';
import { CanMatchFn, RedirectCommand, Router } from '@angular/router';
import { Session } from './session';

/** Only for people signed in as this kind; others are led to the sign-in pages and come back to this address. */
export function signedInAs(kind: 'citizen' | 'staff'): CanMatchFn {
  return async () => {
    const session = inject(Session);
    const router = inject(Router);
    // The whole address: the segments that a guard is handed begin below the area that it guards.
    const wanted = router.getCurrentNavigation()?.extractedUrl.toString() ?? '/';
    const me = await session.current();
    if (me.signedIn && me.kind === kind) return true;
    if (me.signedIn) return new RedirectCommand(router.parseUrl('/khong-co-quyen'));
    session.signIn(kind, wanted);
    return false;
  };
}
