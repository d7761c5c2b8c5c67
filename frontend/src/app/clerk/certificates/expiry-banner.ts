import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notice } from '../../ui/notice/notice';
import { SigningKeys } from '../sign/signing-keys';
import { expiryWarning } from './expiry';

/**
 * On every page of the clerk's area: signing is soon over, or is over, unless the certificate is renewed. Silent once
 * another certificate, which lasts longer, is registered.
 */
@Component({
  selector: 'ops-expiry-banner',
  imports: [Notice, RouterLink],
  template: `
    @if (warning(); as words) {
      <ops-notice tone="warn">
        <p>
          <b i18n="@@expiry.banner">Chứng thư số của ông/bà:</b> {{ words }}
          <a routerLink="/can-bo/chung-thu" i18n="@@expiry.renew">Gia hạn chứng thư số</a>
        </p>
      </ops-notice>
    }
  `,
})
export class ExpiryBanner {
  private readonly keys = inject(SigningKeys);
  protected readonly warning = computed(() => {
    const ends = (this.keys.certificates() ?? [])
      .filter(({ state }) => state !== 'revoked')
      .map(({ notAfter }) => notAfter);
    return ends.length ? expiryWarning(ends.reduce(later), Date.now()) : undefined;
  });

  constructor() {
    void this.keys.load();
  }
}

function later(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? other : one;
}
