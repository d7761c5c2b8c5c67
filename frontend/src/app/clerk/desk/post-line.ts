import { Component, computed, input } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Post } from '../../api/staff-types';

/** A counter has a dozen clerks; whoever hands over needs to recognise the post, not to read them all. */
const namesMax = 3;

/** A post with its unit, and with those who are in it: whoever hands over sees to whom. */
@Component({
  selector: 'ops-post-line',
  imports: [LocalTextPipe],
  template: `
    {{ post().title | local }} · {{ post().unit | local }}
    @if (!short()) {
      @if (post().people.length) {
        <span class="muted">({{ names() }})</span>
      } @else {
        <span class="muted" i18n="@@custody.nobody">(chưa có ai ở vị trí này)</span>
      }
    }
  `,
})
export class PostLine {
  readonly post = input.required<Post>();
  readonly short = input(false);
  protected readonly names = computed(() => {
    const shown = this.post().people.slice(0, namesMax).join(', ');
    const others = this.post().people.length - namesMax;
    return others > 0 ? $localize`:@@custody.others:${shown}:names: và ${others}:count: người khác` : shown;
  });
}
