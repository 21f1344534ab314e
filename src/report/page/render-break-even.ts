import { grouped } from '../../notation/grouped.ts';
import { beginSentence, spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { breakEvenAnswer, breakEvenQuestion, nameOf } from '../../analyses/break-even/words.ts';
import { breakEvenCurve } from '../charts/break-even-curve.ts';
import { designNames } from '../../analyses/words.ts';
import type { DocumentParts } from './document.ts';
import { Figures } from './figure.ts';
import { html } from './html.ts';

/** Everything the page of a break-even says. */
export async function breakEvenParts(found: BreakEven): Promise<DocumentParts> {
  const figures = new Figures();
  const chart = breakEvenCurve(found);
  const { lead, number, rest } = breakEvenAnswer(found);
  const { run, scenario, other, warnings } = found;
  const files = [scenario, other].filter((item) => item !== null);
  return {
    title: `Break-even of ${spokenName(found.input)}`,
    description: `${lead}${number}${rest}`,
    verdict: html`<header class="verdict" id="verdict"><p class="eyebrow">Break-even, ${files.map(nameOf).join(' and ')}</p>
<h1>${breakEvenQuestion(found)}</h1>
<p class="answer">${lead}<strong class="whole">${number}</strong>${rest}</p></header>`,
    sections: [
      ...(chart === null
        ? []
        : [{ id: 'curve', title: 'How steep it is', body: await figures.figure(chart) }]),
      {
        id: 'trust',
        title: 'Can you trust this',
        body: html`<p>Every value was tried on the same ${grouped(run.draws)} draws (${designNames[run.design]}, seed ${run.seed}), so that the curve is smooth and the crossing known better than any one point of it.</p>
${warnings.length > 0 && html`<ul class="warnings">${warnings.map((warning) => html`<li>${beginSentence(warning)}.</li>`)}</ul>`}
<dl class="provenance">${files.map(({ file, sha256 }) => html`<div><dt>${file}</dt><dd>SHA-256 ${sha256}</dd></div>`)}</dl>`,
      },
    ],
    footer: html`<p>Made by costcone. The input is set to one value at a time; all others stay as uncertain as they are.</p>`,
    live: false,
    data: { charts: figures.charts, result: null },
  };
}
