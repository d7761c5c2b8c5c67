import { httpResource } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../api/local-text';
import { ResultReturn } from '../../api/return-types';
import { ParcelTrail } from '../../dossier/parcel-trail';
import { wayLabels } from '../../dossier/return-labels';

/** How the applicant wants the result, who may collect it, and where its parcel is. */
@Component({
  selector: 'ops-return-card',
  imports: [LocalTextPipe, ParcelTrail, RouterLink],
  template: `
    @if (wanted.hasValue()) {
      @let it = wanted.value();
      <section class="card" aria-labelledby="return">
        <h2 id="return" i18n="@@return.title">Cách nhận kết quả</h2>
        <p>
          <b>{{ labels[it.way] }}</b>
          @if (it.way === 'counter') {
            – {{ it.counter.name | local }}
          }
          @if (it.way === 'post' && it.address; as to) {
            – {{ to.name }}, {{ to.phone }}, {{ to.detail }}, {{ to.commune }}
          }
        </p>
        @if (it.collector; as sent) {
          <p i18n="@@returnCard.collector">
            Người nhận thay: <b>{{ sent.name }}</b>, số định danh có bốn số cuối {{ sent.personalId }}.
          </p>
        }
        @if (it.parcels[0]; as parcel) {
          <ops-parcel-trail [parcel]="parcel" />
          @if (parcel.state === 'ordered' || parcel.state === 'wanted') {
            <p>
              <a routerLink="/can-bo/buu-gui" i18n="@@returnCard.parcels"
                >In nhãn và bàn giao ở mục Bưu gửi</a
              >
            </p>
          }
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-4);
    }
    h2 {
      font-size: var(--text-lg);
    }
  `,
})
export class ReturnCard {
  readonly code = input.required<string>();
  /** Changes with the dossier, so that what follows from its acts is shown. */
  readonly version = input(0);

  protected readonly wanted = httpResource<ResultReturn>(() =>
    this.version() >= 0 ? { url: `/api/dossiers/${encodeURIComponent(this.code())}/return` } : undefined,
  );
  protected readonly labels = wayLabels;
}
