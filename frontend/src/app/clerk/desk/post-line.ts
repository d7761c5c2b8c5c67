import { Component, input } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Post } from '../../api/staff-types';

/** A post with its unit, and with those who are in it: whoever hands over sees to whom. */
@Component({
  selector: 'ops-post-line',
  imports: [LocalTextPipe],
  template: `
    {{ post().title | local }} · {{ post().unit | local }}
    @if (!short()) {
      @if (post().people.length) {
        <span class="muted">({{ post().people.join(', ') }})</span>
      } @else {
        <span class="muted" i18n="@@custody.nobody">(chưa có ai ở vị trí này)</span>
      }
    }
  `,
})
export class PostLine {
  readonly post = input.required<Post>();
  readonly short = input(false);
}
