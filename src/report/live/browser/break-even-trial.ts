/** The what-if of the page of a break-even: the value that is looked for follows, and the curve. */
import { grouped } from '../../../notation/grouped.ts';
import { spokenName } from '../../../notation/spoken-name.ts';
import type { BreakEven, BreakEvenWhatIf } from '../../../analyses/break-even/result.ts';
import { breakEvenAnswer } from '../../../analyses/break-even/words.ts';
import { breakEvenCurve } from '../../charts/break-even-curve.ts';
import { narrow, wide } from '../../charts/chart.ts';
import type { PageData } from '../../page/page-data.ts';
import { answerOf, warningsOf } from '../../page/sections/break-even.ts';
import { breakEvenCommand } from '../../page/sections/what-if-command.ts';
import { keepPage, put, redraw, refuse } from './kept-page.ts';
import { isNarrow } from './live-charts.ts';
import type { Trial } from './trial.ts';
import { type BreakEvenAnswer, whatIfDraws } from './what-if-messages.ts';

/** The parts of the page that a what-if changes, besides the chart. */
const changedParts = ['.verdict .answer', '#warnings'];

const changedCharts = /^break-even$/;

export function breakEvenTrial(
  data: PageData,
  found: BreakEven,
  whatIf: BreakEvenWhatIf,
): Trial<BreakEvenAnswer> {
  const { run, input } = found;
  const { seed, design } = run;
  return {
    // A break-even does not say which version made it.
    version: '',
    question: (carried) => ({ breakEven: whatIf, input, carried, settings: { seed, design } }),
    inputs: whatIf.inputs,
    known: Object.fromEntries(whatIf.inputs.map((one) => [one.name, one])),
    note: () => '',
    levers: [],
    intro: `Move an input’s low end (5th percentile) and high end (95th), type both, or give it one value. The page looks for the ${spokenName(input)} again, trying each value on the same ${grouped(whatIfDraws)} draws; this takes a few seconds.`,
    goBack: 'Reset',
    command: (set) => breakEvenCommand(found, whatIf, set, whatIfDraws),
    keep: () => keepPage(data, changedParts),
    show(answer) {
      const anew = { ...answer.found, scenario: found.scenario, other: found.other };
      write(data, anew);
      const [now, before] = [anew, found].map(breakEvenAnswer);
      return `What-if: ${now!.lead}${now!.number} (before: ${before!.number}).`;
    },
    refuse: (why) => refuse(why, changedParts, changedCharts),
  };
}

function write(data: PageData, found: BreakEven): void {
  document.body.classList.add('what-if');
  put('.verdict .answer', answerOf(found));
  put('#warnings', warningsOf(found));
  for (const plot of document.querySelectorAll<HTMLElement>('[data-chart=break-even]')) {
    const chart = breakEvenCurve(found);
    redraw(data, plot, chart, chart?.change?.({ ...(isNarrow(plot) ? narrow : wide), live: true }) ?? null);
  }
}
