import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { ViewState } from './view-state';

/** A photograph, turned and enlarged inside a scrolling box. */
@Component({
  selector: 'ops-photo',
  template: `
    <div class="place" [style.width.px]="box().width" [style.height.px]="box().height">
      <img
        [src]="url()"
        [alt]="name()"
        (load)="measure($event)"
        (error)="failed.emit()"
        [style.width.px]="size().width"
        [style.height.px]="size().height"
        [style.transform]="'translate(-50%, -50%) rotate(' + view().turn + 'deg)'"
      />
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      overflow: auto;
      background: #6d7472;
    }
    .place {
      position: relative;
      margin: 8px auto;
    }
    img {
      position: absolute;
      top: 50%;
      left: 50%;
      max-width: none;
    }
  `,
})
export class Photo {
  readonly name = input.required<string>();
  readonly file = input.required<Blob>();
  readonly view = input.required<ViewState>();
  readonly failed = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly url = signal('');
  private readonly natural = signal({ width: 1, height: 1 });

  private readonly turned = computed(() => this.view().turn % 180 !== 0);
  protected readonly size = computed(() => {
    const { width, height } = this.natural();
    const scale = this.scale();
    return { width: width * scale, height: height * scale };
  });
  protected readonly box = computed(() => {
    const { width, height } = this.size();
    return this.turned() ? { width: height, height: width } : { width, height };
  });
  private readonly scale = computed(() => {
    const { width, height } = this.natural();
    const [across, down] = this.turned() ? [height, width] : [width, height];
    const { clientWidth, clientHeight } = this.host.nativeElement;
    const fit = (clientWidth - 16) / across;
    const { zoom, fit: kind } = this.view();
    return zoom * (kind === 'page' ? Math.min(fit, (clientHeight - 16) / down) : fit);
  });

  constructor() {
    effect((onCleanup) => {
      const url = URL.createObjectURL(this.file());
      untracked(() => this.url.set(url));
      onCleanup(() => URL.revokeObjectURL(url));
    });
  }

  protected measure(event: Event): void {
    const { naturalWidth, naturalHeight } = event.target as HTMLImageElement;
    this.natural.set({ width: naturalWidth, height: naturalHeight });
  }
}
