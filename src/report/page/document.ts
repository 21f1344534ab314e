import type { LiveKind, Scripts } from '../live/scripts.ts';
import type { PageData } from './page-data.ts';
import { packed } from '../live/packed.ts';
import { type Html, html, raw } from './html.ts';

export interface DocumentParts {
  readonly title: string;
  readonly description: string;
  readonly verdict: Html;
  readonly sections: readonly DocumentSection[];
  readonly footer: Html;
  /** True where readers may change inputs. */
  readonly live: boolean;
  /** True where the page shows months. */
  readonly hasMonths?: boolean;
  /** What the page's scripts work with; plain JSON. */
  readonly data: PageData;
}

/** A section of a page. */
export interface DocumentSection {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** Whether the section is one line until a reader opens it. */
  readonly isFolded?: boolean;
}

/** One self-contained page: no request leaves it, nothing but its own scripts and style may run. */
export function renderDocument(parts: DocumentParts, scripts: Scripts): string {
  const kind = liveKind(parts.data);
  const live = scripts.live[parts.live ? kind : 'still'];
  const policy = [
    "default-src 'none'",
    `script-src '${scripts.hashes.page}' '${live.hash}'${parts.live ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src '${scripts.hashes.style}'${parts.hasMonths ? ` '${scripts.hashes.monthsStyle}'` : ''}`,
    ...(parts.live ? ['worker-src blob:'] : []),
    // A chart becomes a PNG by way of an image that the page itself makes.
    'img-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const links = html`<ol><li><a href="#verdict">The answer</a></li>${parts.sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${parts.description}">
<meta name="generator" content="costcone">
<title>${parts.title}</title>
<style>${raw(scripts.style)}</style>
${
  parts.hasMonths &&
  html`<style>${raw(scripts.monthsStyle)}</style>
`
}</head>
<body>
<a class="skip" href="#verdict">Skip to the answer</a>
<main>
${parts.verdict}
<nav class="contents" aria-label="Contents"><details><summary>Contents</summary>${links}</details><button type="button" class="scripted" data-show-all hidden>Show all</button></nav>
${parts.sections.map(section)}
<footer>${parts.footer}</footer>
</main>
<script type="application/octet-stream" id="packed-data">${raw(packed(JSON.stringify(parts.data)))}</script>
<script type="application/octet-stream" id="packed-live">${raw(live.packed)}</script>
${
  parts.live &&
  html`<script type="application/octet-stream" id="packed-worker">${raw(scripts.packedWorkers[kind])}</script>
<script type="application/octet-stream" id="packed-kernel">${raw(scripts.packedKernel)}</script>
`
}<script>${raw(scripts.page)}</script>
</body>
</html>
`.text;
}

function liveKind({ comparison, breakEven }: PageData): LiveKind {
  if (comparison) return 'comparison';
  return breakEven ? 'break-even' : 'run';
}

/** A section with its heading beside it where there is room, or folded below its heading. */
function section({ id, title, body, isFolded = false }: DocumentSection): Html {
  return isFolded
    ? html`<section id="${id}" class="folded" aria-labelledby="${id}-title"><details><summary><h2 id="${id}-title">${title}</h2></summary>
<div class="body">${body}</div></details></section>
`
    : html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title"><a href="#${id}">${title}</a></h2>
<div class="body">${body}</div></section>
`;
}
