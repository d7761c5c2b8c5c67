import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { factWords } from '../../dossier/register-labels';
import '../../dossier/register-problem-texts';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { SubmissionDraft } from './draft/submission-draft';

/** What a person can do when the register did not help them; a clerk reads other words. */
const failures: Readonly<Record<string, string>> = {
  'population.unavailable': $localize`:@@fromRegister.unavailable:Cơ sở dữ liệu quốc gia về dân cư chưa trả lời. Những gì ông/bà đã khai vẫn còn nguyên. Hãy thử lại sau ít phút hoặc tự khai.`,
  'population.no-match': $localize`:@@fromRegister.noMatch:Họ tên và số định danh của tài khoản không khớp với Cơ sở dữ liệu quốc gia về dân cư. Ông/bà hãy tự khai. Nếu thông tin trên thẻ căn cước đúng, hãy đề nghị Công an cấp xã cập nhật dữ liệu dân cư.`,
  'population.refused': $localize`:@@fromRegister.refused:Cơ sở dữ liệu quốc gia về dân cư hiện không trả lời cơ quan này. Ông/bà hãy tự khai.`,
  'population.not-asked': $localize`:@@fromRegister.notAsked:Không còn mục nào để lấy từ Cơ sở dữ liệu quốc gia về dân cư. Ông/bà hãy tự khai các mục còn trống.`,
  'population.too-many': $localize`:@@fromRegister.tooMany:Ông/bà đã lấy thông tin năm lần trong một giờ. Hãy tự khai hoặc thử lại sau.`,
  'request.stale-version': $localize`:@@fromRegister.stale:Hồ sơ vừa được sửa ở nơi khác. Hãy xem lại các mục rồi lấy thông tin lần nữa.`,
};

/** The same for the clerk who fills the form in with somebody at the counter. */
const counterFailures: Readonly<Record<string, string>> = {
  'population.unavailable': $localize`:@@fromRegister.counter.unavailable:Cơ sở dữ liệu quốc gia về dân cư chưa trả lời. Những gì đã khai vẫn còn nguyên. Hãy thử lại sau ít phút hoặc điền cùng người nộp.`,
  'population.no-match': $localize`:@@fromRegister.counter.noMatch:Không có ai khớp cả số định danh, họ tên và ngày sinh. Hãy đối chiếu lại với giấy tờ tùy thân, hoặc điền cùng người nộp.`,
  'population.refused': $localize`:@@fromRegister.counter.refused:Cơ sở dữ liệu quốc gia về dân cư hiện không trả lời cơ quan này. Hãy điền cùng người nộp và báo quản trị hệ thống.`,
  'population.not-asked': $localize`:@@fromRegister.counter.notAsked:Không còn mục nào để lấy từ Cơ sở dữ liệu quốc gia về dân cư. Hãy điền các mục còn trống cùng người nộp.`,
  'population.too-many': $localize`:@@fromRegister.counter.tooMany:Ông/bà đã hỏi hai mươi lần trong một giờ. Hãy điền cùng người nộp hoặc thử lại sau.`,
};

/** Offers to ask the population register about whoever is signed in, and says what came of it. Pressing it is the consent. */
@Component({
  selector: 'ops-register-offer',
  imports: [Button, Field, Notice, RouterLink],
  template: `
    @if (outcome(); as it) {
      <div #told tabindex="-1">
        <ops-notice [tone]="it.tone" [live]="true">
          <p>{{ it.words }}</p>
          @if (!atCounter()) {
            <p class="small">
              <a routerLink="/ho-so-ca-nhan/du-lieu" i18n="@@fromRegister.looks">Xem lại lần hỏi này</a>
            </p>
          }
        </ops-notice>
      </div>
    }
    @if (facts()) {
      <section class="offer" aria-labelledby="from-register">
        <h2 id="from-register" i18n="@@fromRegister.title">
          Lấy thông tin từ Cơ sở dữ liệu quốc gia về dân cư
        </h2>
        @if (atCounter()) {
          <p i18n="@@fromRegister.counter.what">
            Hỏi theo họ tên, số định danh và ngày sinh trên giấy tờ tùy thân của {{ atCounter() }}:
            {{ words() }}; rồi điền vào tờ khai này. Những gì đã khai được giữ nguyên.
          </p>
          <p class="small muted" i18n="@@fromRegister.counter.seen">
            Mỗi lần hỏi được ghi lại dưới tên cán bộ; người nộp xem được khi đăng nhập bằng số định danh của
            mình.
          </p>
          <ops-field
            label="Ngày sinh trên giấy tờ tùy thân"
            i18n-label="@@fromRegister.counter.birthDate"
            hint="Ví dụ 17/03/1990; giấy chỉ ghi năm thì ghi năm"
            i18n-hint="@@fromRegister.counter.birthDate.hint"
          >
            <input
              #born
              type="text"
              inputmode="numeric"
              autocomplete="off"
              [value]="birthDate()"
              (input)="birthDate.set(born.value)"
            />
          </ops-field>
          <label class="tick">
            <input type="checkbox" [checked]="shown()" (change)="shown.set(!shown())" />
            <span i18n="@@fromRegister.counter.shown"
              >Đã xem giấy tờ tùy thân và đối chiếu họ tên, số định danh</span
            >
          </label>
          <button
            ops-button
            type="button"
            [busy]="asking()"
            (click)="ask()"
            i18n="@@fromRegister.counter.ask"
          >
            Hỏi và điền vào tờ khai
          </button>
        } @else {
          <p i18n="@@fromRegister.what">
            Nếu ông/bà đồng ý, Cổng hỏi về chính ông/bà, theo họ tên và số định danh của tài khoản đăng nhập:
            {{ words() }}; rồi điền vào tờ khai này. Những gì ông/bà đã tự khai được giữ nguyên.
          </p>
          <p class="small muted" i18n="@@fromRegister.seen">
            Mỗi lần hỏi được ghi lại; ông/bà xem được ở mục “Ai đã xem hồ sơ của tôi”.
          </p>
          <button ops-button type="button" [busy]="asking()" (click)="ask()" i18n="@@fromRegister.agree">
            Đồng ý lấy thông tin
          </button>
        }
      </section>
    }
  `,
  styles: `
    .offer {
      max-width: var(--measure);
      margin-bottom: var(--space-5);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      margin-bottom: var(--space-3);
    }
    .tick input {
      flex: none;
      width: 1.35rem;
      height: 1.35rem;
    }
    h2 {
      margin-top: 0;
      font-size: var(--text-lg);
    }
  `,
})
export class RegisterOffer {
  /** The page of the form; what was told on another one is over. */
  readonly page = input.required<string>();

  private readonly submission = inject(SubmissionDraft);
  private readonly injector = inject(Injector);
  private readonly told = viewChild<ElementRef<HTMLElement>>('told');

  protected readonly facts = computed(() => this.submission.draft()?.fromRegister?.facts);
  protected readonly words = computed(() => factWords(this.facts() ?? []));
  /** For whom a clerk fills the form in; nothing where whoever files does it themselves. */
  protected readonly atCounter = computed(() => this.submission.draft()?.writtenFor);
  protected readonly birthDate = signal('');
  protected readonly shown = signal(false);
  protected readonly asking = signal(false);
  protected readonly outcome = linkedSignal<
    string,
    { tone: 'good' | 'warn' | 'bad'; words: string } | undefined
  >({
    source: this.page,
    computation: () => undefined,
  });

  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    try {
      const filled = await this.submission.fillFromRegister(
        this.atCounter() ? { paperShown: this.shown(), birthDate: this.birthDate() } : undefined,
      );
      this.outcome.set(
        filled
          ? {
              tone: 'good',
              words: $localize`:@@fromRegister.done:Đã điền ${filled}:count: mục từ Cơ sở dữ liệu quốc gia về dân cư. Hãy xem lại; mục nào chưa đúng thì sửa như các mục khác.`,
            }
          : {
              tone: 'warn',
              words: $localize`:@@fromRegister.nothing:Cơ sở dữ liệu quốc gia về dân cư không có thông tin cho các mục còn trống. Ông/bà hãy tự khai.`,
            },
      );
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 412) await this.submission.refresh();
      this.outcome.set({ tone: 'bad', words: this.failure(problem) });
    } finally {
      this.asking.set(false);
    }
    // The button may be gone with its focus.
    afterNextRender(() => this.told()?.nativeElement.focus(), { injector: this.injector });
  }

  private failure(problem: Problem): string {
    const words = this.atCounter() ? counterFailures : failures;
    return words[problem.code] ?? problemText(problem);
  }
}
