import type { Spread } from '../../analyses/spread/result.ts';
import { spreadWords } from '../../analyses/spread/words.ts';
import type { DocumentParts } from './document.ts';
import { html } from './html.ts';

/** Everything the page of a spread says. */
export async function spreadParts(spread: Spread): Promise<DocumentParts> {
  const sentences = spreadWords(spread);
  return {
    title: spread.title,
    description: sentences.join(' '),
    verdict: html`<header class="verdict" id="verdict"><h1>${spread.title}</h1></header>`,
    sections: [
      {
        id: 'factors',
        title: 'Factors',
        body: html`<ul>${sentences.map((text) => html`<li>${text}</li>`)}</ul>`,
      },
    ],
    footer: html`<p>Made by costcone.</p>`,
    live: false,
    data: { charts: {}, result: null },
  };
}
