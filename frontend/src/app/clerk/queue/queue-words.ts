import { Service, signal } from '@angular/core';

/**
 * What the clerk searches for: mostly a person's name, so it never stands in an address, which histories and proxies
 * keep. It lives as long as the page is loaded, so that whoever comes back from a dossier finds the same list.
 */
@Service()
export class QueueWords {
  readonly words = signal('');
}
