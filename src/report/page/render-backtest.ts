import type { Backtest, BacktestCase } from '../../statistics/backtest.ts';
import { calibration } from '../charts/calibration.ts';
import { backtestWords, caseName } from '../backtest-words.ts';
import { formatGiven, formatRange } from '../format-number.ts';
import { dataTable } from './data-table.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { type Html, html } from './html.ts';

/** Everything the page of a backtest says. */
export async function backtestParts(backtest: Backtest): Promise<DocumentParts> {
  const figures = new Figures();
  const chart = calibration(backtest);
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
        title: 'Where reported values fall',
        body: chart === null ? html`<p>No cases.</p>` : await figures.figure(chart),
      },
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

function cases({ cases }: Backtest): Html {
  return dataTable(
    {
      columns: [
        'Case',
        'Reported',
        'Our interval',
        'Our median',
        'Draws below, in 100',
        'Inside',
        'Kind',
        'Source',
        'Why outside',
      ],
      rows: cases.map((item) => [
        caseName(item),
        formatGiven(item.reported, item.unit),
        formatRange(item.low, item.high, ''),
        item.median,
        item.percentile,
        item.inside ? 'yes' : 'no',
        item.kind,
        item.source ?? '',
        item.note ?? '',
      ]),
    },
    'Table of every case',
  );
}
