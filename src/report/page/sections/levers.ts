import { columnTitle } from '../../charts/column-title.ts';
import type { Comparison, LeftOutCombination, LeverResult } from '../../../analyses/comparison/result.ts';
import { inSentence, sentenceName } from '../../../notation/spoken-name.ts';
import {
  chosenName,
  orderWords,
  ranked,
  relativeWords,
  tellingRatio,
  type NamedScenario,
  worthKnowing,
} from '../../../analyses/comparison/words.ts';
import {
  formatFrequency,
  formatNumber,
  formatChange,
  formatQuantity,
} from '../../../notation/spoken-number.ts';
import { intervalName } from '../../../analyses/outcome/words.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';

/**
 * What each scenario changes in an output, the largest saving first, and which levers change nothing. Null where nothing is
 * shared with the base.
 */
export function levers(
  scenarios: readonly NamedScenario[],
  output: string,
  { levers: tried = [], leftOut = [] }: Pick<Comparison, 'levers' | 'leftOut'> = {},
): Html | null {
  const table = rankedTable(scenarios, output, tried.length > 0);
  if (table === null) return null;
  return html`<div class="ranked">${table}</div>
${explanations(tried)}
${withoutEffect(tried, leftOut)}`;
}

/** The table of it alone; null where nothing is shared with the base. */
export function rankedTable(
  scenarios: readonly NamedScenario[],
  output: string,
  isPulling: boolean,
): Html | null {
  const rows = ranked(scenarios.slice(1), output).flatMap(({ name, paired }) => {
    const found = paired?.[output];
    return found ? [{ name, paired: found }] : [];
  });
  const base = scenarios[0]!;
  const shown = base.result.outputs[output];
  if (rows.length === 0 || !shown) return null;
  const mean = shown.mean.value;
  return prose`<p>What each ${isPulling ? 'lever' : 'scenario'} changes in the mean of ${inSentence(shown.label)} against ${base.name}, whose mean ${mean === null ? 'does not settle' : `is ${formatQuantity(mean, shown.unit)}`}; ${orderWords(scenarios.slice(1), output)}. Low and high end are those of the change’s ${intervalName(shown)}.</p>
${dataTable(
  {
    columns: [
      isPulling ? 'Lever' : 'Scenario',
      columnTitle('Mean change', shown.unit),
      'As a percentage of that mean',
      'Median ratio, as a change',
      'Low end',
      'High end',
      'Chance to be lower',
    ],
    rows: rows.map(({ name, paired }) => {
      const { difference, probabilityLower } = paired;
      return [
        name,
        difference.mean.value,
        relativeWords(difference.mean.value, mean) || '–',
        change(tellingRatio(shown, paired)),
        difference.interval.low,
        difference.interval.high,
        formatFrequency(probabilityLower.value).replaceAll(' ', '\u00a0'),
      ];
    }),
    signed: [1, 4, 5],
  },
  'Levers ranked',
)}`;
}

/** What each lever does and leaves out, in the words of its file. */
function explanations(tried: readonly LeverResult[]): Html | false {
  const applied = tried.filter(({ applied }) => applied);
  return (
    applied.length > 0 &&
    html`<details class="numbers"><summary>What each lever does, and leaves out</summary>${dataTable({ columns: ['Lever', 'What it does, and leaves out'], rows: applied.map(({ title, explanation }) => [title, explanation]) }, 'What levers do')}</details>`
  );
}

/** Levers that do not apply or change nothing, and what cannot be pulled together, each with its reason. */
function withoutEffect(tried: readonly LeverResult[], leftOut: readonly LeftOutCombination[]): Html | false {
  const titleOf = (name: string) => tried.find(({ lever }) => lever === name)?.title ?? name;
  const rows = [
    ...tried.filter(({ applied }) => !applied).map(({ title, reason }) => [title, reason ?? '']),
    ...leftOut.map(({ levers: names, reason }) => [names.map(titleOf).join(' + '), reason]),
  ];
  return (
    rows.length > 0 &&
    html`<h3>Not applicable, without effect, or not together</h3>${dataTable({ columns: ['Lever', 'Why'], rows }, 'Levers without effect')}`
  );
}

/** A ratio as a change, with its sign: `−34.9 %`. */
function change(ratio: number | null): string {
  return ratio === null ? '–' : formatChange(ratio - 1);
}

/** What it is worth to know more before choosing. */
export function knowFirst({ decisions }: Comparison, scenarios: readonly NamedScenario[]): Html | null {
  if (decisions === null) return null;
  const { perfectInformation, unit } = decisions;
  const chosen = chosenName(decisions, scenarios);
  const wantsMore = scenarios[0]!.isGain(decisions.output);
  const worth = worthKnowing(decisions).slice(0, 10);
  return prose`<p>Knowing nothing more, choose <b>${chosen}</b>: its mean is the ${wantsMore ? 'highest' : 'lowest'}. Knowing everything before choosing would ${wantsMore ? 'gain' : 'save'} ${formatQuantity(perfectInformation.value, unit)} on average; no measurement is worth more than that${(perfectInformation.value ?? 0) === 0 ? ', so there is nothing to find out' : ''}.</p>
${
  worth.length > 0 &&
  dataTable(
    {
      columns: ['Input to know first', columnTitle('Worth at most', unit), 'Simulation error'],
      rows: worth.map(([name, { value, error }]) => [sentenceName(name), value, formatNumber(error, 2)]),
    },
    'Worth of knowing an input',
  )
}`;
}
