import type { Backtest, BacktestCase } from '../../analyses/backtest/result.ts';
import { calibration } from '../charts/calibration.ts';
import { reported } from '../charts/reported.ts';
import { backtestWords, caseName } from '../../analyses/backtest/words.ts';
import {
  formatFrequency,
  formatGiven,
  formatNumber,
  formatQuantity,
  formatRange,
} from '../../notation/spoken-number.ts';
import { beginSentence } from '../../notation/spoken-name.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { type Html, html } from './html.ts';

/** Everything the page of a backtest says. */
export async function backtestParts(backtest: Backtest): Promise<DocumentParts> {
  const figures = new Figures();
  const chart = calibration(backtest);
  const every = reported(backtest);
  const words = backtestWords(backtest);
  const groups = [...new Set(backtest.cases.map(({ group }) => group ?? 'other'))];
  return {
    title: 'Backtest',
    description: words,
    verdict: html`<header class="verdict" id="verdict"><p class="eyebrow">Backtest of ${backtest.cases.length} published values</p>
<h1>Do the intervals hold what was reported?</h1>
<p class="answer"><strong>${words}</strong></p>
<dl class="facts">${groups.map((group) => groupFact(group, backtest.cases))}</dl></header>`,
    sections: [
      {
        id: 'calibration',
        title: 'Are the intervals right',
        body: chart === null ? html`<p>No cases.</p>` : await figures.figure(chart),
      },
      ...(every === null
        ? []
        : [{ id: 'reported', title: 'Every reported value', body: await figures.figure(every) }]),
      { id: 'cases', title: 'Every case', body: cases(backtest) },
    ],
    footer: html`<p>Made by costcone. Only measured values are scored; estimates and arithmetic are shown.</p>`,
    live: false,
    data: { charts: figures.charts, result: null },
  };
}

function groupFact(group: string, cases: readonly BacktestCase[]): Html {
  const measured = cases.filter((item) => (item.group ?? 'other') === group && item.kind === 'measured');
  const shown = cases.filter((item) => (item.group ?? 'other') === group).length - measured.length;
  const inside = measured.filter((item) => item.inside).length;
  return html`<div><dt>${group.charAt(0).toUpperCase() + group.slice(1)}</dt><dd><b>${measured.length === 0 ? 'not scored' : `${inside} of ${measured.length} inside`}</b><small>${shown > 0 ? `${shown} more shown, not scored.` : 'All measured.'}</small></dd></div>`;
}

/** One case a row: what was reported, by whom, and where it falls. Misses say why. */
function cases({ cases }: Backtest): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of every case"><table class="cases"><thead><tr><th scope="col">Case</th><th scope="col" class="number">Reported</th><th scope="col" class="number">Ours</th><th scope="col" class="number">Draws below it</th></tr></thead><tbody>${cases.map(caseRow)}</tbody></table></div>`;
}

function caseRow(item: BacktestCase): Html {
  const { reported, low, median, high, unit, percentile, inside, kind, source, note } = item;
  const ours =
    low === high
      ? formatQuantity(median, unit)
      : html`${formatRange(low, high, unit)}<small>median ${formatNumber(median)}</small>`;
  const below = low === high ? null : formatFrequency(percentile / 100);
  const verdict = inside
    ? low === high
      ? 'agrees'
      : 'inside'
    : html`<strong class="mark missed">${low === high ? 'differs' : 'outside'}</strong>`;
  return html`<tr><th scope="row">${caseName(item)}<small>${beginSentence(kind)}${source && `: ${source}`}</small>${note && html`<small>Why outside: ${note}</small>`}</th><td class="number">${formatGiven(reported, unit)}</td><td class="number">${ours}</td><td class="number">${below}<small>${verdict}</small></td></tr>`;
}
