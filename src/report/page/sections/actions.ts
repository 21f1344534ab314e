import type { GoalResult } from '../../../analyses/goals/result.ts';
import type { Result } from '../../../analyses/result.ts';
import { isMoney } from '../../../notation/money-sign.ts';
import { inSentence, sentenceName } from '../../../notation/spoken-name.ts';
import type { Cell } from '../../charts/chart.ts';
import {
  formatFrequency,
  formatLevel,
  formatPercent,
  formatQuantity,
  formatRange,
} from '../../../notation/spoken-number.ts';
import { goalName, goalWords } from '../../../analyses/goals/words.ts';
import { curveValue, intervalName, type NamedOutput, nameOutput } from '../../../analyses/outcome/words.ts';
import {
  leaderWords,
  mainShare,
  narrowingShare,
  notableDrivers,
  rankedShares,
} from '../../../analyses/drivers/words.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import { prose } from '../prose.ts';
import type { PageContext } from '../section.ts';
import { fileWord, shellWord } from './provenance.ts';

/** What to do: room to each goal, which inputs turn it, what a miss costs, and what is worth measuring first. */
export function actions(context: PageContext): Html | null {
  const { result, headline } = context;
  const goals = result.goals.map((goal) => goalPart(goal, result));
  const measure = measureFirst(result, headline);
  return goals.length === 0 && measure === null ? null : html`${goals}${measure}`;
}

function goalPart(goal: GoalResult, result: Result): Html {
  const found = goal.turningPoints ?? [];
  return prose`<h3>${goalName(goal, result)}</h3><p>${goalWords(goal)}${room(goal, result)}${missed(goal)}</p>
${
  found.length > 0 && !found.some(isReached)
    ? html`<p>No single input of those that matter, were it known, makes it hold with ${formatLevel(goal.required)}.</p>`
    : found.length > 0 &&
      html`${dataTable({ columns: ['If it were known', 'Assumed, nine in ten', `Then the goal holds with ${formatLevel(goal.required)}`, 'Chance of that'], rows: found.map((point) => turningRow(point, result)) }, `What turns the goal: ${goalName(goal, result)}`)}
<p class="small">One input at a time, all others as uncertain as they are; counted from the run’s draws, to about two digits.${exactly(goal, found[0]!.input, result)}</p>`
}`;
}

/** Whether there are values of an input with which the goal holds as often as it has to. */
const isReached = ({ holds, value }: NonNullable<GoalResult['turningPoints']>[number]) =>
  value.value !== null || holds === 'always';

/** The command that computes a turning point exactly; of a goal that every draw must hold there is none. */
function exactly(goal: GoalResult, input: string, { goals, run, scenario }: Result): Html | null {
  if (goal.required === 1) return null;
  const words = [
    'costcone break-even',
    fileWord(scenario.file),
    `--input ${shellWord(input)}`,
    ...(goals.length > 1 ? [`--goal ${goals.indexOf(goal) + 1}`] : []),
    ...run.set.map((set) => `--set ${shellWord(set)}`),
  ];
  return html` To compute one exactly: <code>${words.join(' ')}</code>`;
}

function turningRow(
  { input, holds, value, chance }: NonNullable<GoalResult['turningPoints']>[number],
  { inputs }: Result,
): readonly Cell[] {
  const { unit, p5, p95, notation } = inputs[input]!;
  const where =
    value.value === null
      ? holds === 'always'
        ? 'wherever it lies'
        : 'nowhere'
      : `${holds} ${formatQuantity(value.value, unit)}`;
  return [
    sentenceName(input),
    p5 === null && p95 === null ? notation : formatRange(p5, p95, unit),
    where,
    chance === null ? '–' : formatFrequency(chance),
  ];
}

/** How far the limit is from what would be needed. */
function room({ threshold, required }: GoalResult, { outputs }: Result): string {
  const output = threshold && outputs[threshold.quantity];
  if (!threshold || !output) return '';
  const isCeiling = threshold.operator.startsWith('<');
  const needed = curveValue(output, isCeiling ? required : 1 - required);
  if (needed === null) return '';
  const { quantity } = nameOutput(threshold.quantity, output);
  const spare = isCeiling ? threshold.limit - needed : needed - threshold.limit;
  return ` ${formatLevel(required)} would be reached with ${quantity(needed)}: ${quantity(Math.abs(spare))} ${spare >= 0 ? 'to spare' : 'are missing'}.`;
}

/** What missing a limit costs: on average over all draws, and over those that miss it. */
function missed({ threshold, probability }: GoalResult): string {
  const overrun = threshold?.expectedOverrun.value ?? null;
  const misses = 1 - (probability.value ?? 1);
  if (!threshold || overrun === null || overrun === 0 || misses <= 0) return '';
  const reserve = isMoney(threshold.unit)
    ? `; over all draws that makes ${formatQuantity(overrun, threshold.unit)}, the reserve that covers it in the long run`
    : '';
  return ` Where it is missed, it is by ${formatQuantity(overrun / misses, threshold.unit)} on average${reserve}.`;
}

const mostMeasured = 5;

/** Inputs whose knowledge would narrow the interval most, with where their numbers come from today. */
function measureFirst(result: Result, headline: NamedOutput): Html | null {
  const { name, output } = headline;
  const measured = result.drivers ? narrowings(result, headline) : shares(result, name);
  if (measured === null) return null;
  const { columns, rows } = measured;
  const { who, says } = leaderWords(result, headline);
  const [, leader] = notableDrivers(result, name)[0] ?? [];
  // Where it is as good as everything, nothing stays.
  const isAll = (leader?.narrowing.value ?? 0) > 0.995;
  const rest = isAll
    ? ''
    : ` What stays of the uncertainty of ${inSentence(output.label)} comes from the others.`;
  const sources = rows.map(({ input, cells }) => [
    sentenceName(input),
    ...cells,
    result.inputs[input]?.source || 'not given',
  ]);
  return prose`<h3>Worth measuring first: ${who}</h3>
<p>${says}${rest}</p>
${dataTable({ columns: ['Input', ...columns, 'Where the number comes from today'], rows: sources }, 'Inputs worth measuring')}`;
}

interface Measured {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly input: string; readonly cells: readonly string[] }[];
}

function narrowings(result: Result, { name, output }: NamedOutput): Measured | null {
  const rows = notableDrivers(result, name).slice(0, mostMeasured);
  if (rows.length === 0) return null;
  return {
    columns: [`Knowing it narrows the ${intervalName(output)} by`, 'Share of its width'],
    rows: rows.map(([input, { amount, narrowing }]) => ({
      input,
      cells: [formatQuantity(amount.value, output.unit, 2), narrowingShare(narrowing)],
    })),
  };
}

/** What a result of an older version knows. */
function shares(result: Result, output: string): Measured | null {
  const rows = rankedShares(result, output)
    .flatMap(([input, effect]) => {
      const { value } = mainShare(effect);
      return value === null || value < 0.01 ? [] : [{ input, cells: [formatPercent(value)] }];
    })
    .slice(0, mostMeasured);
  return rows.length === 0 ? null : { columns: ['Share of the variance'], rows };
}
