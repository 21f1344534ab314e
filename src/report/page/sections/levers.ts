import type { Comparison } from '../../../analyses/comparison/result.ts';
import { inSentence, sentenceName } from '../../../notation/spoken-name.ts';
import { ranked, type NamedScenario } from '../../../analyses/comparison/words.ts';
import {
  formatFrequency,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatRange,
} from '../../../notation/spoken-number.ts';
import { intervalName } from '../../../analyses/outcome/words.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';

/** What each scenario changes in an output, the largest saving first. Null where nothing is shared with the base. */
export function levers(scenarios: readonly NamedScenario[], output: string): Html | null {
  const rows = ranked(scenarios.slice(1), output).flatMap(({ name, paired }) => {
    const found = paired?.[output];
    return found ? [{ name, ...found }] : [];
  });
  const base = scenarios[0]!;
  const shown = base.result.outputs[output];
  if (rows.length === 0 || !shown) return null;
  return html`<p>What each scenario changes in the mean of ${inSentence(shown.label)} against ${base.name}, whose mean is ${formatQuantity(shown.mean.value, shown.unit)}; the largest saving first.</p>
${dataTable(
  {
    columns: [
      'Scenario',
      `Mean change (${shown.unit})`,
      'Median change',
      `${intervalName(shown)} of the change`,
      'Chance to be lower',
    ],
    rows: rows.map(({ name, difference, ratio, probabilityLower }) => [
      name,
      difference.mean.value,
      change(ratio.quantiles.p50.value),
      formatRange(difference.interval.low, difference.interval.high, ''),
      formatFrequency(probabilityLower.value),
    ]),
  },
  'Levers ranked',
)}`;
}

/** A ratio as a change, with its sign: `−34.9 %`. */
function change(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio > 1 ? '+' : ''}${formatPercent(ratio - 1)}`;
}

/** What it is worth to know more before choosing. */
export function measureFirst({ decisions }: Comparison, scenarios: readonly NamedScenario[]): Html | null {
  if (decisions === null) return null;
  const { best, perfectInformation, partialInformation, unit } = decisions;
  const chosen = scenarios.find(({ result }) => result.scenario.file === best)?.name ?? best;
  const worth = Object.entries(partialInformation)
    .filter(([, { value }]) => (value ?? 0) > 0.01 * (perfectInformation.value ?? 0))
    .slice(0, 10);
  return html`<p>Knowing nothing more, choose <b>${chosen}</b>: its mean is the lowest. Knowing everything before choosing would save ${formatQuantity(perfectInformation.value, unit)} on average; no measurement is worth more than that${(perfectInformation.value ?? 0) === 0 ? ', so there is nothing to measure' : ''}.</p>
${
  worth.length > 0 &&
  dataTable(
    {
      columns: ['Input to know first', `Worth at most (${unit})`, 'Simulation error'],
      rows: worth.map(([name, { value, error }]) => [sentenceName(name), value, formatNumber(error, 2)]),
    },
    'Worth of knowing an input',
  )
}`;
}
