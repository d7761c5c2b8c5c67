import { Component, input } from '@angular/core';
import { Parcel } from '../api/return-types';
import { Badge } from '../ui/badge/badge';
import { DongPipe } from './money';
import { carrierLabels, parcelLabels, parcelTones, traceLabels } from './return-labels';
import { DayPipe, InstantPipe } from './when';

/** A parcel and where it was, the newest first. */
@Component({
  selector: 'ops-parcel-trail',
  imports: [Badge, DayPipe, DongPipe, InstantPipe],
  template: `
    @let it = parcel();
    <p class="head">
      <span
        >{{ carriers[it.kind] }} <b class="code">{{ it.labelNumber }}</b></span
      >
      <ops-badge [tone]="tones[it.state]">{{ states[it.state] }}</ops-badge>
    </p>
    @if (it.priceVnd && it.state !== 'cancelled' && it.state !== 'refused') {
      <p class="small" i18n="@@parcel.price">Trả cho bưu tá khi nhận: {{ it.priceVnd | dong }}</p>
    }
    @if (it.promisedOn && it.state !== 'delivered') {
      <p class="small" i18n="@@parcel.promised">Dự kiến đến chậm nhất ngày {{ it.promisedOn | day }}</p>
    }
    <ol>
      @for (trace of it.traces; track $index) {
        <li>
          <b>{{ labels[trace.kind] }}</b>
          @if (trace.place) {
            – {{ trace.place }}
          }
          <span class="small muted">{{ trace.at | instant }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--space-2);
    }
    ol {
      margin: var(--space-3) 0;
      padding-left: var(--space-4);
      border-left: 2px solid var(--line);
      list-style: none;
    }
    li {
      margin-bottom: var(--space-2);
    }
    li > .small {
      display: block;
    }
  `,
})
export class ParcelTrail {
  readonly parcel = input.required<Parcel>();

  protected readonly carriers = carrierLabels;
  protected readonly states = parcelLabels;
  protected readonly tones = parcelTones;
  protected readonly labels = traceLabels;
}
