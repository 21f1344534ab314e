import { grouped } from '../../notation/grouped.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import { breakEvenAnswer, breakEvenQuestion, nameOf } from '../../analyses/break-even/words.ts';
import { breakEvenCurve } from '../charts/break-even-curve.ts';
import { designNames } from '../../analyses/words.ts';
import type { DocumentParts } from './document.ts';
import { carriedTables } from './carried-tables.ts';
import { Figures } from './figure.ts';
import { firstView, trialSection } from './first-view.ts';
import { html } from './html.ts';
import { answerOf, breakEvenTrial, warningsOf } from './sections/break-even.ts';
import type { Carried } from '../../host/browser.ts';

/** Everything the page of a break-even says. */
export async function breakEvenParts(found: BreakEven): Promise<DocumentParts> {
  const figures = new Figures();
  const chart = breakEvenCurve(found);
  const { lead, number, rest } = breakEvenAnswer(found);
  const { run, scenario, other } = found;
  const isLive = (found.whatIf?.inputs.length ?? 0) > 0;
  const files = [scenario, other].filter((item) => item !== null);
  return {
    title: `Break-even of ${spokenName(found.input)}`,
    description: `${lead}${number}${rest}`,
    verdict: firstView({
      eyebrow: `Break-even, ${files.map(nameOf).join(' and ')}`,
      heading: breakEvenQuestion(found),
      answer: answerOf(found),
      picture: chart && (await figures.figure(chart, '', 2)),
      facts: [],
      trial: trialSection(breakEvenTrial(found)),
    }),
    sections: [
      {
        id: 'trust',
        title: 'Can you trust this',
        body: html`<p>Every value was tried on the same ${grouped(run.draws)} draws (${designNames[run.design]}, seed ${run.seed}), so that the curve is smooth and the crossing known better than any one point of it.</p>
<div id="warnings">${warningsOf(found)}</div>
<dl class="provenance">${files.map(({ file, sha256 }) => html`<div><dt>${file}</dt><dd>SHA-256 ${sha256}</dd></div>`)}</dl>`,
      },
    ],
    footer: html`<p>Made by costcone. The input is set to one value at a time; all others stay as uncertain as they are.</p>`,
    live: isLive,
    data: {
      charts: figures.charts,
      result: null,
      ...(isLive ? { breakEven: found, tables: tablesOf(found) } : {}),
    },
  };
}

/** What of costcone's tables it takes to draw the scenarios. */
function tablesOf({ whatIf, run }: BreakEven): Carried['tables'] {
  const { inputs, horizon } = whatIf!.other ?? {};
  const other = { inputs: inputs?.items ?? [], ...(horizon === undefined ? {} : { horizon }) };
  return carriedTables([whatIf!.scenario, other], run.design);
}
