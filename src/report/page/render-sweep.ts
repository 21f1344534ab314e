import type { Sweep } from '../../analyses/sweep/result.ts';
import { bestWords, sweepAnswer, sweepQuestion, sweptNames } from '../../analyses/sweep/words.ts';
import { countWords, designNames } from '../../analyses/words.ts';
import { grouped } from '../../notation/grouped.ts';
import { beginSentence } from '../../notation/spoken-name.ts';
import { formatQuantity, formatDrawShare } from '../../notation/spoken-number.ts';
import { sweepCharts } from '../charts/sweep-charts.ts';
import { dataTable } from './data-table.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { firstView } from './first-view.ts';
import { anchor, type Html, html } from './html.ts';

/** Everything the page of a sweep says. */
export async function sweepParts(sweep: Sweep): Promise<DocumentParts> {
  const figures = new Figures();
  const { lead, number, rest } = sweepAnswer(sweep);
  const { run, scenario, outputs, warnings, rows } = sweep;
  const sections: DocumentParts['sections'][number][] = [];
  let picture: Html | null = null;
  for (const output of outputs) {
    const prefix = `${output.name}-`;
    const [first, ...others] = sweepCharts(sweep, output);
    const isFirst = picture === null && first !== undefined;
    if (isFirst) picture = await figures.figure(first, prefix, 2);
    const charts = isFirst ? others : first === undefined ? [] : [first, ...others];
    if (charts.length > 0)
      sections.push({
        id: `sweep-${anchor(output.name)}`,
        title: output.label,
        body: html`${await figures.figures(charts, prefix)}`,
      });
  }
  return {
    title: `Sweep of ${sweptNames(sweep)}`,
    description: bestWords(sweep),
    verdict: firstView({
      eyebrow: `Sweep, ${scenario.title || scenario.file}`,
      heading: sweepQuestion(sweep),
      answer: html`${lead}<strong class="whole">${number}</strong>${rest}`,
      picture,
      facts: [],
    }),
    sections: [
      ...sections,
      ...(sweep.best === null ? [] : [{ id: 'best', title: 'The best row', body: bestSection(sweep) }]),
      ...(sweep.goals.length === 0
        ? []
        : [{ id: 'goals', title: 'Where goals hold', body: goalsSection(sweep) }]),
      {
        id: 'trust',
        title: 'Can you trust this',
        body: html`<p>${countWords(rows.length, 'row')}, each drawn ${grouped(run.draws)} times with the same seed (${designNames[run.design]}, seed ${run.seed}), so that rows differ by what they set and not by chance. Events that are too rare for the draws are looked for by <code>costcone run</code> alone.</p>
${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => html`<li>${beginSentence(warning)}.</li>`)}</ul>`}
<dl class="provenance"><div><dt>${scenario.file}</dt><dd>SHA-256 ${scenario.sha256}</dd></div></dl>`,
      },
    ],
    footer: html`<p>Made by costcone. Each row is a scenario of its own: its command gives the same numbers.</p>`,
    live: false,
    data: { charts: figures.charts, result: null },
  };
}

/** Close rows that a page lists. */
const mostClose = 30;

function bestSection(sweep: Sweep): Html {
  const best = sweep.best!;
  const close = best.close.slice(0, mostClose);
  const more = best.close.length - close.length;
  return html`<p>${bestWords(sweep)}</p>
<p>Its command: <code>${best.command}</code></p>
${
  close.length > 0 &&
  html`${dataTable(
    {
      columns: [...sweep.columns.map(({ name }) => name), 'Higher by', 'Known to', 'Command'],
      rows: close.map(({ row, difference, command }) => [
        ...sweep.rows[row]!.set,
        formatQuantity(difference.value, best.unit),
        difference.error === null ? 'unknown' : formatQuantity(difference.error, best.unit, 2),
        command,
      ]),
    },
    'Rows that cannot be told from the best',
  )}${more > 0 && html`<p>And ${countWords(more, 'more row')}.</p>`}`
}`;
}

/** Of each goal the rows in which it holds as often as it is asked. */
function goalsSection({ goals, rows }: Sweep): Html {
  return html`<ul>${goals.map(({ text, required }, index) => {
    const held = rows.filter(({ goals }) => (goals[index]?.value ?? -1) >= required).length;
    return html`<li><code>${text}</code>: holds in at least ${formatDrawShare(required, 2)} in ${grouped(held)} of ${countWords(rows.length, 'row')}.</li>`;
  })}</ul>`;
}
