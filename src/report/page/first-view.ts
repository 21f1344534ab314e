import { type Html, html } from './html.ts';

/** What a reader sees without scrolling. */
export interface FirstView {
  readonly eyebrow: Html | string;
  /** The question. */
  readonly heading: string;
  /** The answer, in a sentence. */
  readonly answer: Html;
  /** Paragraphs that belong to it. */
  readonly notes?: readonly Html[];
  /** The answer as a picture, with a heading of the second level; null where there is nothing to draw. */
  readonly picture: Html | null;
  /** Cards, three or four. */
  readonly facts: readonly Html[];
  /** Whether cards stand below the picture, in one row, where there is room for two columns; else below the answer. */
  readonly isInOneRow?: boolean;
  /** What a reader may try while the picture stays in sight. */
  readonly trial?: Html | null;
}

/** The top of a page: question and answer, the picture beside them where there is room, cards. */
export function firstView({
  eyebrow,
  heading,
  answer,
  notes = [],
  picture,
  facts,
  isInOneRow = false,
  trial = null,
}: FirstView): Html {
  const drawn =
    picture !== null &&
    html`<div class="picture">${picture}</div>
`;
  const cards =
    facts.length > 0 &&
    html`<dl class="facts">${facts}</dl>
`;
  return html`<header class="verdict${picture !== null && ' pictured'}" id="verdict">
<div class="says"><p class="eyebrow">${eyebrow}</p>
<h1${isLong(heading) && html` class="long"`}>${heading}</h1>
<p class="answer">${answer}</p>
${notes.length > 0 && html`<div class="notes">${notes}</div>`}</div>
${picture !== null && isInOneRow ? html`<div class="shows">${drawn}${cards}</div>` : html`${drawn}${cards}`}${trial}</header>`;
}

/** What a reader may try, folded below its heading; null where that is nothing. */
export function trialSection(content: Html | null): Html | null {
  return (
    content &&
    html`<section id="what-if" class="trial" aria-labelledby="what-if-title"><details><summary><h2 id="what-if-title">Try other numbers</h2></summary>
<div class="body">${content}</div></details></section>
`
  );
}

/** Whether a heading would push the answer out of a phone's first view; a Chinese, Japanese or Korean sign is two wide. */
function isLong(heading: string): boolean {
  return [...heading].length + (heading.match(/[\u1100-\u{1faff}]/gu)?.length ?? 0) > 90;
}
