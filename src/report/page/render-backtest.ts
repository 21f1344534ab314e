import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import {
  backtestWords,
  calibrationLegend,
  groupRows,
  type GroupRow,
  caseDigits,
  caseInterval,
  caseName,
  caseReported,
  casesInOrder,
  failureWords,
  isFailed,
  isOneNumber,
  partialWords,
} from '../../analyses/backtest/words.ts';
import { beginSentence } from '../../notation/spoken-name.ts';
import { formatFrequency, formatNumber, formatQuantity } from '../../notation/spoken-number.ts';
import { calibration } from '../charts/calibration.ts';
import { percentilesReported } from '../charts/percentiles-reported.ts';
import { reported } from '../charts/reported.ts';
import type { DocumentParts, DocumentSection } from './document.ts';
import { Figures } from './figure.ts';
import { firstView } from './first-view.ts';
import { type Html, html } from './html.ts';

/** Everything the page of a backtest says: calibration at a glance, then the cases, failures and misses first. */
export async function backtestParts(backtest: Backtest): Promise<DocumentParts> {
  const figures = new Figures();
  const chart = calibration(backtest);
  const places = percentilesReported(backtest);
  const every = reported(backtest);
  const words = backtestWords(backtest);
  const more = [partialWords(backtest), failureWords(backtest)].filter((sentence) => sentence !== null);
  const rows = groupRows(backtest);
  return {
    title: 'Backtest',
    description: words,
    verdict: firstView({
      eyebrow: html`Backtest of ${backtest.cases.length} published values${backtest.partial !== undefined && html` <strong class="badge">stopped early</strong>`}`,
      heading: 'Do the intervals hold what was reported?',
      answer: html`<strong>${words}</strong>${more.length > 0 && ` ${more.join(' ')}`}`,
      picture: chart && (await figures.figure(chart, '', 2)),
      facts: rows.map(groupFact),
    }),
    sections: [
      {
        id: 'calibration',
        title: 'Are the distributions right',
        body: html`${rows.length === 0 ? html`<p>Nothing is scored.</p>` : groupTable(rows)}`,
      },
      ...caseSections(backtest.cases),
      ...(places === null
        ? []
        : [
            {
              id: 'places',
              isFolded: true,
              title: 'Where each value falls',
              body: await figures.figure(places),
            },
          ]),
      ...(every === null
        ? []
        : [
            {
              id: 'reported',
              isFolded: true,
              title: 'Every reported value',
              body: await figures.figure(every),
            },
          ]),
    ],
    footer: html`<p>Made by costcone. Only measured values are scored; estimates and arithmetic are shown.${overrides(backtest)}</p>`,
    live: false,
    data: { charts: figures.charts, result: null },
  };
}

/** What was set on the command line; a result of version 0.2 does not say. */
function overrides({ run }: Backtest): string {
  return (run?.set.length ?? 0) === 0 ? '' : ` Set for every scenario: ${run.set.join(', ')}.`;
}

function groupFact({ name, n, inside, expected }: GroupRow): Html {
  return html`<div><dt>${name}</dt><dd><b>${inside} of ${n} inside</b><small>${formatNumber(expected)} expected</small></dd></div>`;
}

/** How right the groups are, one a row. */
function groupTable(rows: readonly GroupRow[]): Html {
  const heads = ['Measured', 'Inside', 'Expected', 'Median / reported', 'Width', 'CRPS', 'Log score'];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of the groups"><table><thead><tr><th scope="col">Group</th>${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}</tr></thead><tbody>${rows.map(
    ({ name, n, inside, expected, bias, width, crps, logScore }) =>
      html`<tr><th scope="row">${name}</th>${[n, inside, expected, bias, width, crps, logScore].map((value) => html`<td class="number">${formatNumber(value)}</td>`)}</tr>`,
  )}</tbody></table></div>
<p>${calibrationLegend} Log score: mean of minus the logarithm of the density where the reported value lies; lower is better.</p>`;
}

/** With more cases than this those that agree are folded. */
const manyCases = 20;

/** Every case; of many, what failed or lies outside is open. */
function caseSections(all: readonly BacktestCase[]): readonly DocumentSection[] {
  const [outside, inside] = [all.filter((one) => !one.inside), all.filter((one) => one.inside)];
  if (all.length <= manyCases)
    return [{ id: 'cases', title: 'Every case', body: cases(all, 'Table of every case') }];
  return [
    ...(outside.length === 0
      ? []
      : [
          {
            id: 'outside',
            title: 'What lies outside',
            isFolded: outside.length > 2 * manyCases,
            body: cases(outside, 'Table of what lies outside'),
          },
        ]),
    {
      id: 'cases',
      title: 'What lies inside',
      isFolded: true,
      body: cases(inside, 'Table of what lies inside'),
    },
  ];
}

/** One case a row: what was reported, by whom, and where it falls. Failures and misses say why. */
function cases(all: readonly BacktestCase[], which: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${which}"><table class="cases"><thead><tr><th scope="col">Case</th><th scope="col" class="number">Reported</th><th scope="col" class="number">Ours</th><th scope="col" class="number">Draws at or below it</th></tr></thead><tbody>${casesInOrder(all).map(caseRow)}</tbody></table></div>`;
}

function caseRow(item: BacktestCase): Html {
  const { median, unit, percentile, kind, source, note, error } = item;
  const isExact = isOneNumber(item);
  const ours = isExact
    ? caseInterval(item, unit ?? '')
    : html`${caseInterval(item, unit ?? '')}<small>median ${formatQuantity(median, unit ?? '', caseDigits(item))}</small>`;
  const below = isExact || percentile === null ? null : formatFrequency(percentile / 100);
  const said = [kind === null ? '' : beginSentence(kind), source ?? ''].filter((words) => words !== '');
  return html`<tr><th scope="row">${caseName(item)}<small>${said.join(': ')}</small>${note && html`<small>Why outside: ${note}</small>`}${error && html`<small>Why it failed: ${error}</small>`}</th><td class="number">${caseReported(item) ?? '–'}</td><td class="number">${isFailed(item) ? '–' : ours}</td><td class="number">${below}<small>${verdictOf(item, isExact)}</small></td></tr>`;
}

function verdictOf(item: BacktestCase, isExact: boolean): Html | string {
  if (item.inside) return isExact ? 'agrees' : 'inside';
  const word = isFailed(item) ? 'failed' : isExact ? 'differs' : 'outside';
  return html`<strong class="mark missed">${word}</strong>`;
}
