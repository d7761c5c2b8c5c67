import { httpResource } from '@angular/common/http';
import { Component, computed, signal } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { today } from '../../dossier/when';
import { Field } from '../../ui/field/field';
import { EntryEditing } from './entry';
import { ProposeBox } from './propose-box';
import { EntrySummary, Unit, UnitKind } from './types';
import { folded, functionLabels, unitKindLabels } from './words';

/** What the counters and bodies of each sort do; a department chooses. */
const functionOf: Partial<Record<UnitKind, string>> = {
  oneStopCentre: 'one-stop',
  landRegistryBranch: 'land-registry',
  taxOffice: 'tax',
};

/** Who is named at the head of papers: those that receive dossiers. */
const withHead: readonly UnitKind[] = ['commune', 'oneStopCentre', 'landRegistryBranch'];

/** A unit that begins tomorrow at the earliest. */
@Component({
  selector: 'ops-new-unit',
  imports: [Field, LocalTextPipe, ProposeBox],
  template: `
    <h1 i18n="@@admin.unit.new">Thêm đơn vị</h1>
    <p i18n="@@admin.unit.new.lead">
      Đơn vị có hiệu lực từ ngày đầu. Sau khi áp dụng, hãy giao vị trí cho cán bộ ở mục Cán bộ.
    </p>
    @if (editing.draft(); as unit) {
      <div class="two">
        <ops-field label="Loại" i18n-label="@@admin.unit.kind" [error]="editing.fault('kind')">
          <select #kind (change)="choose(kind.value)">
            @for (one of kinds; track one[0]) {
              <option [value]="one[0]" [selected]="one[0] === unit.kind">{{ one[1] }}</option>
            }
          </select>
        </ops-field>
        <ops-field
          label="Đơn vị cấp trên"
          i18n-label="@@admin.unit.parent"
          [error]="editing.fault('parentId')"
        >
          <select #parent (change)="editing.change({ parentId: parent.value || undefined })">
            <option value="" i18n="@@admin.choose">Chọn…</option>
            @for (one of parents(); track one.key) {
              <option [value]="one.key" [selected]="one.key === unit.parentId">{{ one.name | local }}</option>
            }
          </select>
        </ops-field>
        <ops-field label="Tên" i18n-label="@@admin.field.name" [error]="editing.fault('name.vi')">
          <input #name type="text" [value]="unit.name.vi" (input)="call(name.value)" />
        </ops-field>
        <ops-field label="Tên tiếng Anh" i18n-label="@@admin.unit.nameEn" [error]="editing.fault('name.en')">
          <input
            #english
            type="text"
            [value]="unit.name.en ?? ''"
            (input)="editing.change({ name: { vi: unit.name.vi, en: english.value || undefined } })"
          />
        </ops-field>
        <ops-field
          label="Mã trong hệ thống"
          i18n-label="@@admin.unit.id"
          hint="Không đổi được về sau"
          i18n-hint="@@admin.unit.id.hint"
          [error]="editing.fault('id')"
        >
          <input #id type="text" [value]="unit.id" (input)="rename(id.value)" />
        </ops-field>
        <ops-field label="Ngày đầu" i18n-label="@@admin.field.validFrom" [error]="editing.fault('validFrom')">
          <input
            #from
            type="date"
            [value]="unit.validFrom"
            (input)="editing.change({ validFrom: from.value })"
          />
        </ops-field>
        @if (unit.kind === 'department') {
          <ops-field label="Bộ phận" i18n-label="@@admin.field.function" [error]="editing.fault('function')">
            <select #does (change)="editing.change({ function: does.value || undefined })">
              <option value="" i18n="@@admin.choose">Chọn…</option>
              @for (one of functions; track one[0]) {
                <option [value]="one[0]" [selected]="one[0] === unit.function">{{ one[1] }}</option>
              }
            </select>
          </ops-field>
        } @else {
          <ops-field
            label="Mã định danh điện tử"
            i18n-label="@@admin.unit.agencyCode"
            [error]="editing.fault('agencyCodes[0]')"
          >
            <input
              #code
              type="text"
              [value]="unit.agencyCodes?.[0] ?? ''"
              (input)="editing.change({ agencyCodes: code.value.trim() ? [code.value.trim()] : [] })"
            />
          </ops-field>
        }
        @if (unit.head; as head) {
          <ops-field
            label="Cơ quan chủ quản trên văn bản"
            i18n-label="@@admin.unit.above"
            [error]="editing.fault('head.parentOrganisation')"
          >
            <input
              #above
              type="text"
              [value]="head.parentOrganisation"
              (input)="
                editing.change({
                  head: {
                    parentOrganisation: above.value.toLocaleUpperCase('vi'),
                    oneStopUnit: head.oneStopUnit,
                  },
                })
              "
            />
          </ops-field>
          <ops-field
            label="Bộ phận một cửa trên văn bản"
            i18n-label="@@admin.unit.counter"
            [error]="editing.fault('head.oneStopUnit')"
          >
            <input
              #counter
              type="text"
              [value]="head.oneStopUnit"
              (input)="
                editing.change({
                  head: {
                    parentOrganisation: head.parentOrganisation,
                    oneStopUnit: counter.value.toLocaleUpperCase('vi'),
                  },
                })
              "
            />
          </ops-field>
        }
        @if (unit.kind === 'landRegistryBranch' || unit.kind === 'taxOffice') {
          <ops-field
            label="Phục vụ các xã"
            i18n-label="@@admin.unit.serves"
            hint="Chọn một hoặc nhiều xã"
            i18n-hint="@@admin.unit.serves.hint"
            [error]="editing.fault('serves')"
          >
            <select #serves multiple size="6" (change)="serve(serves.selectedOptions)">
              @for (one of parents(); track one.key) {
                <option [value]="one.key" [selected]="unit.serves?.includes(one.key)">
                  {{ one.name | local }}
                </option>
              }
            </select>
          </ops-field>
        }
        <ops-field label="Địa chỉ" i18n-label="@@admin.field.address" [error]="editing.fault('address.vi')">
          <input
            #address
            type="text"
            [value]="unit.address?.vi ?? ''"
            (input)="editing.change({ address: address.value ? { vi: address.value } : undefined })"
          />
        </ops-field>
        <ops-field label="Điện thoại" i18n-label="@@admin.field.phone" [error]="editing.fault('phone')">
          <input
            #phone
            type="tel"
            [value]="unit.phone ?? ''"
            (input)="editing.change({ phone: phone.value || undefined })"
          />
        </ops-field>
      </div>
      <ops-propose-box [editing]="editing" [strays]="editing.strays(...known)" (propose)="propose(unit.id)" />
    }
  `,
  styleUrls: ['../list.css', './administration.css'],
})
export class NewUnitPage {
  protected readonly editing = new EntryEditing<Unit>('unit', signal('moi'), signal(emptyUnit));
  protected readonly kinds = Object.entries(unitKindLabels) as [UnitKind, string][];
  protected readonly functions = Object.entries(functionLabels);
  protected readonly known = [
    /^(kind|parentId|id|validFrom|function|serves|phone)$/,
    /^name\./,
    /^address\.vi$/,
    /^head\./,
    /^agencyCodes\[0\]$/,
  ];
  private readonly answer = httpResource<{ items: readonly EntrySummary[] }>(
    () => '/api/administration/entries/unit',
  );
  protected readonly parents = computed(() =>
    (this.answer.hasValue() ? this.answer.value().items : [])
      .filter((one) => !one.validTo)
      .sort((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi')),
  );
  /** Whether somebody has written an id of their own. */
  private named = false;

  protected choose(text: string): void {
    const kind = this.kinds.find(([one]) => one === text)?.[0] ?? 'department';
    this.editing.change(({ head, agencyCodes }) => ({
      kind,
      function: functionOf[kind],
      serves: [],
      agencyCodes: kind === 'department' ? [] : agencyCodes,
      head: withHead.includes(kind) ? (head ?? { parentOrganisation: '', oneStopUnit: '' }) : undefined,
    }));
  }

  /** The id follows the name until somebody writes another one. */
  protected call(name: string): void {
    this.editing.change(({ name: { en }, id }) => ({
      name: { vi: name, en },
      id: this.named ? id : slugOf(name),
    }));
  }

  protected rename(id: string): void {
    this.named = true;
    this.editing.change({ id: id.trim() });
  }

  /** An id that is there already would change that unit. */
  protected propose(id: string): void {
    // Until the others are known, nobody can say whether the id is free.
    if (!this.answer.hasValue()) return;
    const units = this.answer.value().items;
    if (!id) this.editing.refuse('id', 'field.required');
    else if (units.some(({ key }) => key === id)) this.editing.refuse('id', 'catalogue.taken');
    else void this.editing.propose(id);
  }

  protected serve(chosen: HTMLCollectionOf<HTMLOptionElement>): void {
    this.editing.change({ serves: Array.from(chosen, (one) => one.value) });
  }
}

const emptyUnit: Unit = {
  id: '',
  kind: 'department',
  name: { vi: '' },
  validFrom: tomorrow(),
  successors: [],
};

/** The day after today in Viet Nam. */
function tomorrow(): string {
  return new Date(Date.parse(today()) + 86_400_000).toISOString().slice(0, 10);
}

function slugOf(name: string): string {
  return folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
