import { Component, computed, input } from '@angular/core';
import { PopulationFact } from '../../api/register-types';
import { factWords } from '../../dossier/register-labels';

/** Says what the office looks up instead of a paper, and where one sees that it did. */
@Component({
  selector: 'ops-looked-up',
  template: `
    <p i18n="@@lookedUp.what">
      Ông/bà không phải nộp. Cơ quan tra cứu {{ words() }} trong Cơ sở dữ liệu quốc gia về dân cư để giải
      quyết hồ sơ này.
    </p>
    <p class="small muted" i18n="@@lookedUp.seen">
      Mỗi lần tra cứu được ghi lại; ông/bà xem được ở mục “Ai đã mở hồ sơ này”. Nếu không tra cứu được, cán bộ
      sẽ báo ông/bà bổ sung.
    </p>
  `,
})
export class LookedUp {
  readonly facts = input.required<readonly PopulationFact[]>();
  protected readonly words = computed(() => factWords(this.facts()));
}
