/** The what-if of the page of a comparison: what is told of the headline follows, and the charts of it. */
import { grouped } from '../../../notation/grouped.ts';
import type { ComparedAgain, Comparison } from '../../../analyses/comparison/result.ts';
import { headlineWords, namedScenarios, ranked } from '../../../analyses/comparison/words.ts';
import type { Result } from '../../../analyses/result.ts';
import { type Chart, narrow, wide } from '../../charts/chart.ts';
import { forest } from '../../charts/forest.ts';
import { pairedDifference } from '../../charts/paired-difference.ts';
import type { CarriedComparison } from '../../page/carried-comparison.ts';
import { anchor } from '../../page/html.ts';
import type { PageData } from '../../page/page-data.ts';
import { comparedAnswer, comparedFacts } from '../../page/sections/compared-facts.ts';
import { comparedTable } from '../../page/sections/compared-table.ts';
import { rankedTable } from '../../page/sections/levers.ts';
import { compareCommand, sharedLevel } from '../../page/sections/what-if-command.ts';
import { comparedNote } from './compared-note.ts';
import { keepPage, put, redraw, refuse } from './kept-page.ts';
import { isNarrow } from './live-charts.ts';
import type { Trial } from './trial.ts';
import { type Changes, changeNotation, type ComparisonAnswer, whatIfDraws } from './what-if-messages.ts';

/** The parts of the page that a what-if changes, besides charts. */
const changedParts = ['.verdict .answer', '.verdict .facts', '#what-if-table', '.ranked'];

const changedCharts = /^(?:forest|difference)-/;

export function comparisonTrial(data: PageData, carried: CarriedComparison): Trial<ComparisonAnswer> {
  const { compared, whatIf, inputs } = carried;
  const { run } = compared.base;
  const level = sharedLevel([compared.base, ...compared.others.map(({ result }) => result)]);
  return {
    version: run.version,
    question: (lent) => ({
      comparison: whatIf,
      carried: lent,
      settings: { seed: run.seed, design: run.design, ...(level === undefined ? {} : { level }) },
    }),
    inputs: whatIf.inputs,
    known: inputs,
    note: (name) => comparedNote(carried, name),
    levers: [],
    intro: `Move an input’s low end (5th percentile) and high end (95th), type both, or give it one value: it changes in all scenarios at once. They are computed again from the same ${grouped(whatIfDraws)} draws, here in this page.`,
    goBack: 'Reset',
    command: (set) => compareCommand(compared, set, whatIfDraws),
    keep: () => keepPage(data, changedParts),
    show(answer, changes) {
      const anew = comparedAnew(carried, answer.compared, changes);
      write(data, carried.order, anew);
      const { lead, found } = headlineWords(namedScenarios(anew), headlineOf(anew));
      return `What-if: ${lead}${found}`;
    },
    refuse: (why) => refuse(why, changedParts, changedCharts),
  };
}

const headlineOf = ({ base }: Comparison) => Object.keys(base.outputs)[0]!;

/** The comparison with what was drawn in place of what it had. */
function comparedAnew(
  { compared, whatIf, inputs: known }: CarriedComparison,
  { outputs, paired }: ComparedAgain,
  changes: Changes,
): Comparison {
  const { base, others } = compared;
  const headline = headlineOf(compared);
  const changed = (result: Result, index: number): Result => {
    const own = new Set(whatIf.others[index - 1]?.own);
    const inputs = Object.entries(result.inputs).map(([name, input]) => {
      const change = own.has(name) ? undefined : changes[name];
      return [
        name,
        change ? { ...input, notation: changeNotation(change, known[name]!.unit) } : input,
      ] as const;
    });
    return { ...result, inputs: Object.fromEntries(inputs), outputs: { [headline]: outputs[index]! } };
  };
  return {
    ...compared,
    base: changed(base, 0),
    others: others.map((other, index) => ({
      ...other,
      result: changed(other.result, index + 1),
      outputs: { [headline]: paired[index]! },
    })),
  };
}

/** Writes a comparison into the parts of the page that a what-if changes. */
function write(data: PageData, order: readonly number[], anew: Comparison): void {
  document.body.classList.add('what-if', 'compared');
  const headline = headlineOf(anew);
  const scenarios = namedScenarios(anew);
  const [base, ...others] = scenarios;
  const inOrder = [base!, ...ranked(others, headline)];
  put('.verdict .answer', comparedAnswer(scenarios, headline));
  put('.verdict .facts', comparedFacts(inOrder, headline));
  put('#what-if-table', comparedTable(inOrder, headline));
  const table = rankedTable(scenarios, headline, (anew.levers ?? []).length > 0);
  if (table !== null) put('.ranked', table);
  // Rows stay where they stand: what moves is what a reader looks at.
  const rows = order.map((index) => scenarios[index]!);
  const charts = new Map<string, Chart | null>([
    [anchor(`forest-${headline}`), forest(rows, headline)],
    [anchor(`difference-${headline}`), pairedDifference(rows, headline)],
  ]);
  for (const plot of document.querySelectorAll<HTMLElement>('[data-chart]')) {
    const name = plot.dataset.chart!;
    const chart = charts.get(name) ?? null;
    if (!charts.has(name)) plot.closest('figure')!.classList.add('as-run');
    else
      redraw(data, plot, chart, chart?.change?.({ ...(isNarrow(plot) ? narrow : wide), live: true }) ?? null);
  }
}
