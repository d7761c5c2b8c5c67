import { Component, computed, inject, LOCALE_ID, signal, viewChild } from '@angular/core';
import { httpResource } from '@angular/common/http';
import { inLanguage } from '../../api/local-text';
import { problemText } from '../../dossier/problem-texts';
import { FormDefinition } from '../../forms-engine';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Notice } from '../../ui/notice/notice';
import { DeskDossier } from './desk-dossier';
import { GivenReason, noReason, ReasonPicker } from './reason-picker';

/** Something that can be asked for. */
interface Askable {
  readonly key: string;
  readonly label: string;
  readonly paperCode?: string;
  readonly attachmentId?: string;
  readonly field?: string;
}

/** Form 02: everything that is missing or wrong, at once, each with its reason. */
@Component({
  selector: 'ops-supplement-dialog',
  imports: [Button, Dialog, Notice, ReasonPicker],
  template: `
    <ops-dialog heading="Yêu cầu bổ sung, hoàn thiện" i18n-heading="@@supplement.title">
      <p i18n="@@supplement.once">
        Chỉ được yêu cầu một lần: hãy chọn đủ mọi giấy tờ và mục cần sửa. Thời hạn dừng lại cho đến khi nhận
        đủ.
      </p>
      @if ((desk.current()?.supplementRequests ?? 0) > 0) {
        <ops-notice tone="warn" [live]="true">
          <p i18n="@@supplement.again">
            Hồ sơ này đã được yêu cầu bổ sung một lần. Yêu cầu thêm sẽ bị tính là quá hạn.
          </p>
          <label class="tick"
            ><input
              type="checkbox"
              [checked]="acknowledged()"
              (change)="acknowledged.set(!acknowledged())"
            /><span i18n="@@supplement.acknowledge">Tôi hiểu và vẫn yêu cầu</span></label
          >
        </ops-notice>
      }
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      <ul>
        @for (one of askable(); track one.key) {
          <li>
            <label class="tick"
              ><input type="checkbox" [checked]="chosen().has(one.key)" (change)="toggle(one)" /><span>{{
                one.label
              }}</span></label
            >
            @if (chosen().get(one.key); as reason) {
              <ops-reason-picker
                list="paper"
                [reason]="reason"
                (reasonChange)="explain(one.key, $event)"
                [error]="tried() && !(reason.code && reason.words.trim()) ? missing : undefined"
              />
            }
          </li>
        }
      </ul>
      <div class="row">
        <button ops-button kind="primary" type="button" [busy]="desk.busy()" (click)="send()">
          <ng-container i18n="@@supplement.send">Gửi yêu cầu</ng-container>
        </button>
        <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
          Thôi
        </button>
      </div>
    </ops-dialog>
  `,
  styles: `
    ul {
      margin: 0 0 var(--space-4);
      padding: 0;
      list-style: none;
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
    }
    .tick input {
      flex: none;
      width: 1.35rem;
      height: 1.35rem;
    }
  `,
})
export class SupplementDialog {
  protected readonly desk = inject(DeskDossier);
  private readonly locale = inject(LOCALE_ID);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly missing = $localize`:@@verdict.reasonMissing:Hãy chọn lý do và viết lời nhắn cho người nộp.`;
  protected readonly chosen = signal<ReadonlyMap<string, GivenReason>>(new Map());
  protected readonly acknowledged = signal(false);
  protected readonly tried = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  private readonly asked = signal(false);
  private readonly form = httpResource<FormDefinition>(() => {
    const form = this.asked() ? this.desk.current()?.form : undefined;
    return form && `/api/forms/${encodeURIComponent(form.id)}/${form.version}`;
  });
  protected readonly askable = computed<readonly Askable[]>(() => {
    const papers = (this.desk.current()?.attachments ?? [])
      .filter((paper) => !paper.replaced)
      .map((paper) => ({
        key: paper.id,
        label: `${inLanguage(paper.paperName, this.locale)} – ${paper.fileName}`,
        paperCode: paper.paperCode,
        attachmentId: paper.id,
      }));
    const answers = this.desk.current()?.answers ?? {};
    const fields = (this.form.hasValue() ? this.form.value().pages : [])
      .flatMap((page) => page.fields)
      .filter((field) => field in answers)
      .map((field) => ({ key: field, label: this.labelOf(field), field }));
    const lookedUp = (this.desk.current()?.lookedUp ?? []).map((paper) => ({
      key: `look-up-${paper.paperCode}`,
      label: inLanguage(paper.paperName, this.locale),
      paperCode: paper.paperCode,
    }));
    return [...papers, ...lookedUp, ...fields];
  });
  private key = '';

  open(): void {
    this.key = this.desk.newKey();
    this.asked.set(true);
    this.acknowledged.set(false);
    this.tried.set(false);
    this.error.set(undefined);
    // What was found faulty is what is mostly asked for.
    const faulty = this.desk.current()?.attachments.filter((paper) => paper.verdict === 'faulty') ?? [];
    this.chosen.set(
      new Map(faulty.map((paper) => [paper.id, { code: paper.reasonCode ?? '', words: paper.reason ?? '' }])),
    );
    this.dialog().open();
  }

  protected toggle(one: Askable): void {
    this.chosen.update((chosen) => {
      const next = new Map(chosen);
      if (!next.delete(one.key)) next.set(one.key, noReason);
      return next;
    });
  }

  protected explain(key: string, reason: GivenReason): void {
    this.chosen.update((chosen) => new Map(chosen).set(key, reason));
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    const items = this.askable()
      .filter((one) => this.chosen().has(one.key))
      .map(({ paperCode, attachmentId, field, key }) => ({
        paperCode,
        attachmentId,
        field,
        reasonCode: this.chosen().get(key)?.code ?? '',
        reason: this.chosen().get(key)?.words.trim() ?? '',
      }));
    if (items.some((item) => !item.reasonCode || !item.reason)) return;
    const problem = await this.desk.perform('supplement-requests', this.key, {
      items,
      acknowledged: this.acknowledged(),
    });
    if (problem) this.error.set(problemText(problem));
    else this.dialog().close();
  }

  private labelOf(field: string): string {
    const hint = this.form.hasValue() ? this.form.value().fields[field] : undefined;
    return inLanguage(hint?.label, this.locale) || field;
  }
}
