import { listNames, rankedShares } from '../../../analyses/drivers/words.ts';
import { beginSentence, inSentence, sentenceName } from '../../../notation/spoken-name.ts';
import { formatPercent } from '../../../notation/spoken-number.ts';
import type { Estimate } from '../../../analyses/outcome/result.ts';
import type { Result } from '../../../analyses/result.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** Shares below this in both columns are counted, not listed. */
const leastShare = 0.01;

/**
 * Shares of the variance of the headline for those who want them, behind a click; open on the page of an older version's
 * result, which knows no narrowing. Null where nobody looked.
 */
export function varianceShares({ result, headline, prefix }: PageContext): Html | null {
  const all = rankedShares(result, headline.name);
  if (all.length === 0) return null;
  const rows = all.filter(
    ([, { first, total, settled }]) =>
      settled === false ||
      total.value === null ||
      total.value >= leastShare ||
      (first.value ?? 0) >= leastShare,
  );
  const isGiven = all.some(([, { method }]) => method === 'given-data');
  const label = inSentence(headline.output.label);
  const isUnknown = all.every(
    ([, { first, total, settled }]) => settled === false || (first.value === null && total.value === null),
  );
  const body = isUnknown
    ? html`<p>The variance of ${label} is not settled, and shares of it would mean nothing. The interval is: see by how much each input would narrow it.</p>`
    : html`<p>The share of the variance of ${label} that an input accounts for, on its own and with its interactions: first-order and total Sobol’ indices. A few extreme draws can make up most of a variance, so the order may differ from that by the interval.${isGiven && ' Inputs are correlated: shares are measured from the draws, may overlap, and total ones are defined for correlated inputs together only.'}</p>
${dataTable(
  {
    columns: [
      'Input',
      'Share of the variance, on its own',
      'Simulation error',
      'Share of the variance, with interactions',
      'Simulation error',
      'Rank correlation',
    ],
    rows: [
      ...rows.map(([name, { first, total, spearman, method }]) => [
        sentenceName(name),
        ...cells(first, 'not settled'),
        ...cells(total, method === 'given-data' ? 'not defined' : 'not settled'),
        spearman,
      ]),
      ...groupRows(result, headline.name),
    ],
  },
  `Shares of the variance${prefix && `, ${prefix}`}`,
)}${rows.length < all.length && html`<p class="small">${all.length - rows.length} more below ${formatPercent(leastShare)}.</p>`}`;
  return result.drivers
    ? html`<details class="numbers"><summary>Shares of the variance (Sobol’ indices)</summary>${body}</details>`
    : body;
}

/** Correlated inputs together: their shares are well defined where those of each are not. */
function groupRows({ driverGroups }: Result, output: string) {
  return (driverGroups?.[output] ?? []).map(({ inputs, first, total }) => [
    `${beginSentence(listNames(inputs))} together`,
    ...cells(first, 'not settled'),
    ...cells(total, 'not settled'),
    null,
  ]);
}

function cells({ value, error }: Estimate, otherwise: string): readonly string[] {
  return value === null ? [otherwise, '–'] : [formatPercent(value), formatPercent(error)];
}
