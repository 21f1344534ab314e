import { doublingWords } from '../../../analyses/doubling/words.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** How often the headline is more than twice its median. */
export function doublingSection({ result }: PageContext): Html {
  return html`<p>${doublingWords(result.doubling)}</p>`;
}
