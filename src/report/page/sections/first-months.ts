import { firstMonthWords } from '../../../analyses/forecast/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { type Html, html } from '../html.ts';

/** When something comes first, or never: a line each. */
export function firstMonthsList({ firstMonths = {} }: Result): Html | null {
  const lines = Object.values(firstMonths).map(
    (first) => html`<li><b>${first.label}</b>: ${firstMonthWords(first)}</li>`,
  );
  return lines.length === 0 ? null : html`<ul class="first-months">${lines}</ul>`;
}
