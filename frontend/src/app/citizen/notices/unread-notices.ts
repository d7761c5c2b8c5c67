import { httpResource } from '@angular/common/http';
import { computed, inject, Service } from '@angular/core';
import { Session } from '../../session/session';

/** How many notices the person who is signed in has not read; nothing for anybody else. */
@Service()
export class UnreadNotices {
  private readonly session = inject(Session);
  private readonly answer = httpResource<{ count: number; isMore: boolean }>(() =>
    this.session.person()?.kind === 'citizen' ? '/api/notices/unread' : undefined,
  );

  /** As it stands beside the menu entry; nothing when all is read, or nobody knows. */
  readonly text = computed(() => {
    const unread = this.answer.hasValue() ? this.answer.value() : undefined;
    return unread?.count ? `${unread.count}${unread.isMore ? '+' : ''}` : undefined;
  });

  refresh(): void {
    this.answer.reload();
  }
}
