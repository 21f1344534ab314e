import { escapeHtml } from '../escape.ts';

/** A word of the language, as code. */
export const code = (text: string): string => `<code>${escapeHtml(text)}</code>`;

/** The same in a column of names, which are never broken. */
export const name = (text: string): string => `<code class="name">${escapeHtml(text)}</code>`;

/** A table as HTML: cells are HTML, heads are text. */
export function table(
  heads: readonly string[],
  rows: readonly { readonly id?: string; readonly cells: readonly string[] }[],
): string {
  const head = heads.map((text) => `<th>${escapeHtml(text)}</th>`).join('');
  const body = rows.map(
    ({ id, cells }) =>
      `<tr${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>\n`;
}

/** What is known of one name: its heading with an anchor, a sentence, and facts below; empty facts are left out. */
export function entry(
  id: string,
  name: string,
  beside: string,
  sentence: string,
  facts: readonly (readonly [head: string, html: string])[],
): string {
  const told = facts.filter(([, html]) => html !== '');
  const list = told.map(([head, html]) => `<dt>${head}</dt><dd>${html}</dd>`).join('');
  return [
    `<section class="entry"><h3 id="${escapeHtml(id)}">${code(name)} <span class="unit">${escapeHtml(beside)}</span></h3>`,
    sentence === '' ? '' : `<p>${sentence}</p>`,
    told.length === 0 ? '' : `<dl>${list}</dl>`,
    '</section>\n',
  ].join('');
}

/** A name that holds words in backticks, as HTML. */
export const withCode = (text: string): string =>
  escapeHtml(text).replace(/`([^`]+)`/g, (_, word: string) => `<code>${word}</code>`);
