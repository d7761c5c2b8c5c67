import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { Outcome } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { Field } from '../../ui/field/field';

interface OutcomeWording {
  readonly title: string;
  readonly words: string;
}

interface OutcomeFile {
  readonly sha256: string;
  readonly pages: number;
}

/** What a result is: a text written here, a file that the office has, or a paper. */
type Form = 'words' | 'file' | 'paper';

const mostBytes = 5 * 1024 * 1024;

/** The draft of a result: it begins with the words of the office, and whoever drafts goes on from there. */
@Component({
  selector: 'ops-outcome-words',
  imports: [Field],
  template: `
    <ops-field label="Kết quả" i18n-label="@@do.outcome">
      <select #outcome (change)="choose(outcome.value)">
        <option value="granted" i18n="@@outcome.granted">Chấp thuận, cấp kết quả</option>
        <option value="denied" i18n="@@outcome.denied">Không chấp thuận, có văn bản trả lời</option>
      </select>
    </ops-field>
    <ops-field label="Hình thức kết quả" i18n-label="@@outcome.form">
      <select #chosen (change)="chooseForm(chosen.value)">
        <option value="words" i18n="@@outcome.form.words">Văn bản soạn tại đây, ký số</option>
        <option value="file" i18n="@@outcome.form.file">Tệp PDF đã soạn, sẽ ký số tại đây</option>
        <option value="paper" i18n="@@outcome.onPaper">
          Bản giấy do cơ quan cấp (giấy chứng nhận, trích lục…)
        </option>
      </select>
    </ops-field>
    @switch (form()) {
      @case ('words') {
        <ops-field
          label="Nội dung kết quả"
          i18n-label="@@outcome.words"
          hint="Mỗi dòng một đoạn. Văn bản được đánh số, người duyệt ký số và văn thư đóng dấu số."
          i18n-hint="@@outcome.words.hint"
        >
          <textarea
            #text
            rows="9"
            maxlength="20000"
            [value]="words()"
            (input)="words.set(text.value)"
          ></textarea>
        </ops-field>
      }
      @case ('file') {
        <ops-field
          label="Tệp kết quả"
          i18n-label="@@outcome.file"
          hint="PDF, tối đa 5 MB. Hệ thống ghép thêm một tờ ở cuối để người duyệt ký số và văn thư đóng dấu số cho toàn bộ tệp."
          i18n-hint="@@outcome.file.hint"
          [error]="problem()"
        >
          <input #picked type="file" accept="application/pdf,.pdf" (change)="bring(picked.files?.item(0))" />
        </ops-field>
        <p class="small" role="status">
          @if (sending()) {
            <ng-container i18n="@@outcome.file.sending">Đang tải tệp lên và kiểm tra…</ng-container>
          } @else if (file(); as brought) {
            <ng-container i18n="@@outcome.file.ready">Đã nhận tệp, {{ brought.pages }} trang.</ng-container>
          }
        </p>
      }
    }
  `,
  styleUrl: '../file-input.css',
})
export class OutcomeWords {
  readonly code = input.required<string>();

  private choice?: symbol;

  private readonly http = inject(HttpClient);
  protected readonly outcome = signal<Outcome>('granted');
  protected readonly form = signal<Form>('words');
  protected readonly file = signal<OutcomeFile | undefined>(undefined);
  protected readonly sending = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  private readonly template = httpResource<OutcomeWording>(() => ({
    url: `/api/dossiers/${encodeURIComponent(this.code())}/outcome-template`,
    params: { outcome: this.outcome() },
  }));
  protected readonly words = linkedSignal(() =>
    this.template.hasValue() ? this.template.value().words : '',
  );

  /** What is to be sent. */
  readonly draft = computed(() => ({
    outcome: this.outcome(),
    words: this.form() === 'words' ? this.words().trim() : undefined,
    fileSha256: this.form() === 'file' ? this.file()?.sha256 : undefined,
  }));

  /** Why it can't be sent yet. */
  readonly lacks = computed(() =>
    this.form() === 'words' && !this.words().trim()
      ? $localize`:@@do.wordsMissing:Hãy viết nội dung kết quả, hoặc chọn hình thức kết quả khác.`
      : this.form() === 'file' && !this.file()
        ? $localize`:@@do.fileMissing:Hãy chọn tệp kết quả và chờ kiểm tra xong.`
        : undefined,
  );

  protected choose(outcome: string): void {
    this.outcome.set(outcome === 'denied' ? 'denied' : 'granted');
  }

  protected chooseForm(form: string): void {
    this.form.set(form === 'file' || form === 'paper' ? form : 'words');
  }

  protected async bring(file: File | null | undefined): Promise<void> {
    // Of two choices the later one counts, whichever answer comes first.
    const choice = (this.choice = Symbol());
    this.file.set(undefined);
    this.sending.set(false);
    this.problem.set(undefined);
    if (!file) return;
    if (file.size > mostBytes) {
      this.problem.set(
        $localize`:@@outcome.file.tooLarge:Tệp lớn hơn 5 MB. Hãy giảm dung lượng rồi chọn lại.`,
      );
      return;
    }
    this.sending.set(true);
    try {
      const url = `/api/dossiers/${encodeURIComponent(this.code())}/outcome-file`;
      const brought = await firstValueFrom(
        this.http.post<OutcomeFile>(url, file, { headers: { 'Content-Type': 'application/pdf' } }),
      );
      if (choice === this.choice) this.file.set(brought);
    } catch (error) {
      if (choice === this.choice) this.problem.set(problemText(problemOf(error)));
    } finally {
      if (choice === this.choice) this.sending.set(false);
    }
  }
}
