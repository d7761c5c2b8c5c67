import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** Choosing files: a button for all, the camera on phones, dropping with a mouse. Knows nothing of where they go. */
@Component({
  selector: 'ops-file-upload',
  imports: [Button, Icon],
  template: `
    <div
      class="zone"
      [class.over]="over()"
      (dragover)="lift($event, true)"
      (dragleave)="lift($event, false)"
      (drop)="drop($event)"
    >
      <div class="row">
        <button ops-button type="button" (click)="pick('files')">
          <ops-icon name="upload" /><span>{{ chooseLabel() }}</span>
        </button>
        @if (camera()) {
          <button ops-button type="button" class="camera" (click)="pick('camera')">
            <ops-icon name="camera" /><span i18n="@@ui.upload.camera">Chụp ảnh</span>
          </button>
        }
      </div>
      <p class="hint">{{ hint() }}</p>
      <input
        #files
        type="file"
        tabindex="-1"
        aria-hidden="true"
        [accept]="accept()"
        [multiple]="multiple()"
        (change)="take(files)"
      />
      <input
        #shot
        type="file"
        tabindex="-1"
        aria-hidden="true"
        accept="image/*"
        capture="environment"
        (change)="take(shot)"
      />
    </div>
  `,
  styles: `
    .zone {
      padding: var(--space-4);
      border: 1.5px dashed var(--line-strong);
      border-radius: var(--radius);
    }
    .zone.over {
      border-color: var(--primary);
      background: var(--primary-soft);
    }
    .hint {
      margin: var(--space-2) 0 0;
      font-size: var(--text-sm);
      color: var(--ink-2);
    }
    input {
      display: none;
    }
    /* A desk's camera button would only open the same file chooser. */
    @media (hover: hover) and (pointer: fine) {
      .camera {
        display: none;
      }
    }
  `,
})
export class FileUpload {
  readonly subject = input.required<string>();
  readonly accept = input('');
  readonly hint = input('');
  readonly multiple = input(true);
  readonly camera = input(true);
  readonly chosen = output<readonly File[]>();

  protected readonly over = signal(false);
  protected readonly chooseLabel = computed(
    () => $localize`:@@ui.upload.choose:Chọn tệp cho ${this.subject()}:subject:`,
  );
  private readonly files = viewChild.required<ElementRef<HTMLInputElement>>('files');
  private readonly shot = viewChild.required<ElementRef<HTMLInputElement>>('shot');

  protected pick(from: 'files' | 'camera'): void {
    (from === 'files' ? this.files() : this.shot()).nativeElement.click();
  }

  protected take(control: HTMLInputElement): void {
    this.offer(control.files);
    // The same file can be chosen again after it was removed.
    control.value = '';
  }

  protected lift(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over);
  }

  protected drop(event: DragEvent): void {
    this.lift(event, false);
    this.offer(event.dataTransfer?.files ?? null);
  }

  private offer(list: FileList | null): void {
    const files = Array.from(list ?? []);
    if (files.length) this.chosen.emit(this.multiple() ? files : files.slice(0, 1));
  }
}
