import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../api/idempotency';
import { PaymentLink } from '../api/payment-types';
import { problemOf } from '../api/problem';

/** Makes payment links. A click whose answer was lost is repeated, and shows the link that it made. */
@Service()
export class PaymentLinkMaking {
  private readonly http = inject(HttpClient);
  private click: { readonly url: string; readonly key: string } | undefined;

  /** @param url The dossier. */
  async make(url: string): Promise<PaymentLink> {
    if (this.click?.url !== url) this.click = { url, key: newIdempotencyKey() };
    const made = this.http.post<PaymentLink>(
      `${url}/payment/link`,
      {},
      { headers: { 'Idempotency-Key': this.click.key } },
    );
    try {
      const link = await firstValueFrom(made);
      this.click = undefined;
      return link;
    } catch (error) {
      // The first click made one, and another has taken its place since: the next click is another wish.
      if (problemOf(error).code === 'payment-link.not-found') this.click = undefined;
      throw error;
    }
  }
}
