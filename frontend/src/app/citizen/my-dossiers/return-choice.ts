import { Component, computed, inject, input, linkedSignal, LOCALE_ID, output } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { ResultReturn, ReturnAddress, ReturnOffer, ReturnWay } from '../../api/return-types';
import { dongInWords } from '../../dossier/money';
import { wayLabels } from '../../dossier/return-labels';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';

/** What is asked of the server. */
export interface ReturnWanted {
  readonly way: ReturnWay;
  readonly counterUnitId?: string;
  readonly address?: ReturnAddress;
}

const nowhere: ReturnAddress = { name: '', phone: '', detail: '', commune: '', provinceCode: '' };

/** The ways to get a result, side by side with what each costs and takes, and what the chosen one needs to know. */
@Component({
  selector: 'ops-return-choice',
  imports: [Button, Field, Icon, LocalTextPipe],
  template: `
    @let it = wanted();
    <form (submit)="$event.preventDefault(); send()">
      <fieldset>
        <legend class="visually-hidden" i18n="@@return.title">Cách nhận kết quả</legend>
        <div class="ways">
          @for (offer of it.offers; track offer.way) {
            <label [class.chosen]="way() === offer.way">
              <input
                type="radio"
                name="way"
                [value]="offer.way"
                [checked]="way() === offer.way"
                (change)="way.set(offer.way)"
              />
              <span class="name">{{ labels[offer.way] }}</span>
              @switch (offer.way) {
                @case ('electronic') {
                  <span class="price" i18n="@@return.free">Không mất phí</span>
                  <span class="small" i18n="@@return.electronic.time">Có ngay khi cơ quan ký số kết quả</span>
                  <span class="small muted" i18n="@@return.electronic.hint">
                    Giá trị như bản giấy; lưu trong “Hồ sơ của tôi”, tải lại lúc nào cũng được.
                  </span>
                }
                @case ('counter') {
                  <span class="price" i18n="@@return.free">Không mất phí</span>
                  <span class="small" i18n="@@return.counter.time"
                    >Nhận trong giờ làm việc, sau khi có kết quả</span
                  >
                  <span class="small muted" i18n="@@return.counter.hint"
                    >Chọn được quầy của xã, phường khác.</span
                  >
                }
                @case ('post') {
                  <span class="price">{{ prices(offer) }}</span>
                  <span class="small">{{ times(offer) }}</span>
                  <span class="small muted">{{ past(offer) }}</span>
                  @if (offer.needsReview) {
                    <span class="small muted" i18n="@@return.priceToConfirm"
                      >Giá tham khảo, đang chờ xác nhận.</span
                    >
                  }
                }
              }
            </label>
          }
        </div>
      </fieldset>
      @switch (way()) {
        @case ('counter') {
          <ops-field label="Nhận tại quầy của" i18n-label="@@return.counter.which">
            <select #which (change)="counter.set(which.value)">
              @for (one of it.counters; track one.id) {
                <option [value]="one.id" [selected]="one.id === counter()">{{ one.name | local }}</option>
              }
            </select>
          </ops-field>
        }
        @case ('post') {
          <div class="address">
            <ops-field label="Họ tên người nhận" i18n-label="@@return.name" [error]="fault('name')">
              <input
                #name
                autocomplete="name"
                maxlength="100"
                [value]="address().name"
                (input)="keep({ name: name.value })"
              />
            </ops-field>
            <ops-field label="Số điện thoại" i18n-label="@@return.phone" [error]="fault('phone')">
              <input
                #phone
                type="tel"
                inputmode="tel"
                autocomplete="tel"
                maxlength="15"
                [value]="address().phone"
                (input)="keep({ phone: phone.value })"
              />
            </ops-field>
            <ops-field
              label="Số nhà, đường, thôn"
              i18n-label="@@fields.address.detail"
              [error]="fault('detail')"
            >
              <input
                #detail
                autocomplete="street-address"
                maxlength="200"
                [value]="address().detail"
                (input)="keep({ detail: detail.value })"
              />
            </ops-field>
            <ops-field label="Xã, phường" i18n-label="@@fields.address.commune" [error]="fault('commune')">
              <input
                #commune
                autocomplete="address-level2"
                maxlength="100"
                [value]="address().commune"
                (input)="keep({ commune: commune.value })"
              />
            </ops-field>
            <ops-field label="Tỉnh, thành phố" i18n-label="@@fields.address.province">
              <select #province (change)="keep({ provinceCode: province.value })">
                @for (one of it.provinces; track one.code) {
                  <option [value]="one.code" [selected]="one.code === address().provinceCode">
                    {{ one.name | local }}
                  </option>
                }
              </select>
            </ops-field>
            <p class="pay"><ops-icon name="clock" />{{ promise() }}</p>
          </div>
        }
      }
      <div class="row">
        <button ops-button kind="primary" type="submit" [busy]="busy()">
          <ng-container i18n="@@return.save">Lưu cách nhận</ng-container>
        </button>
        <button ops-button kind="quiet" type="button" (click)="cancelled.emit()" i18n="@@action.cancel">
          Thôi
        </button>
      </div>
    </form>
  `,
  styles: `
    fieldset {
      margin: 0 0 var(--space-4);
      padding: 0;
      border: 0;
    }
    .ways {
      display: grid;
      gap: var(--space-3);
    }
    .ways label {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--space-1) var(--space-3);
      align-content: start;
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      cursor: pointer;
    }
    .ways label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    .ways .chosen {
      border-color: var(--primary);
      box-shadow: inset 0 0 0 1px var(--primary);
    }
    .ways input {
      width: 1.35rem;
      height: 1.35rem;
    }
    .ways span {
      grid-column: 2;
    }
    .name {
      font-weight: 600;
    }
    .pay {
      display: flex;
      gap: var(--space-2);
      align-items: center;
      font-weight: 600;
    }
    @media (min-width: 48rem) {
      .ways {
        grid-template-columns: repeat(3, 1fr);
      }
      .address {
        display: grid;
        grid-template-columns: 1fr 1fr;
        column-gap: var(--space-4);
      }
      .pay {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class ReturnChoice {
  readonly wanted = input.required<ResultReturn>();
  /** What the person's profile or dossier says already. */
  readonly known = input<Partial<ReturnAddress>>({});
  readonly busy = input(false);
  /** The parts of the address that the server could not use. */
  readonly faults = input<readonly string[]>([]);
  readonly chosen = output<ReturnWanted>();
  readonly cancelled = output();

  private readonly locale = inject(LOCALE_ID);
  protected readonly labels = wayLabels;
  protected readonly way = linkedSignal<ReturnWay>(() => this.wanted().way);
  protected readonly counter = linkedSignal(() => this.wanted().counter.id);
  protected readonly address = linkedSignal<ReturnAddress>(
    () =>
      this.wanted().address ?? {
        ...nowhere,
        provinceCode: this.wanted().provinces[0]?.code ?? '',
        ...this.known(),
      },
  );
  /** What the post asks for this address, before anything is sent. */
  protected readonly promise = computed(() => {
    const rates = this.wanted().offers.find((offer) => offer.way === 'post')?.rates;
    if (!rates) return '';
    const isNear = this.address().provinceCode === this.wanted().provinces[0]?.code;
    const { priceVnd, days } = isNear ? rates.withinProvince : rates.elsewhere;
    const price = dongInWords(priceVnd, this.locale);
    return $localize`:@@return.promise:${price}:price: trả cho bưu tá khi nhận; đến chậm nhất ${days}:days: ngày sau khi cơ quan gửi.`;
  });

  protected keep(change: Partial<ReturnAddress>): void {
    this.address.update((address) => ({ ...address, ...change }));
  }

  protected fault(part: string): string | undefined {
    return this.faults().includes(`address.${part}`)
      ? $localize`:@@return.fault:Hãy xem lại mục này.`
      : undefined;
  }

  protected prices({ rates }: ReturnOffer): string {
    if (!rates) return '';
    const near = dongInWords(rates.withinProvince.priceVnd, this.locale);
    const far = dongInWords(rates.elsewhere.priceVnd, this.locale);
    return $localize`:@@return.prices:${near}:near: trong tỉnh, ${far}:far: ngoài tỉnh`;
  }

  protected times({ rates }: ReturnOffer): string {
    const near = rates?.withinProvince.days ?? 0;
    const far = rates?.elsewhere.days ?? 0;
    return $localize`:@@return.times:Chậm nhất ${near}:near: ngày trong tỉnh, ${far}:far: ngày ngoài tỉnh, kể từ khi gửi`;
  }

  protected past({ delivered, punctual }: ReturnOffer): string {
    return delivered
      ? $localize`:@@return.past:12 tháng qua: ${punctual}:punctual: trên ${delivered}:delivered: bưu gửi đến đúng hẹn`
      : $localize`:@@return.noPast:Chưa có số liệu về đúng hẹn`;
  }

  protected send(): void {
    const way = this.way();
    this.chosen.emit({
      way,
      ...(way === 'counter' && { counterUnitId: this.counter() }),
      ...(way === 'post' && { address: this.address() }),
    });
  }
}
