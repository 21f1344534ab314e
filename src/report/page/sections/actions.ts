import type { GoalResult } from '../../../analyses/goals/result.ts';
import type { Result } from '../../../analyses/result.ts';
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
import { curveValue, type NamedOutput, nameOutput } from '../../../analyses/outcome/words.ts';
import { rankedEffects } from '../../../analyses/drivers/words.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
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
  return html`<h3>${goalName(goal, result)}</h3><p>${goalWords(goal)}${room(goal, result)}${missed(goal)}</p>
${
  found.length > 0 &&
  html`${dataTable({ columns: ['If it were known', 'Assumed, nine in ten', `Then the goal holds with ${formatLevel(goal.required)}`, 'Chance of that'], rows: found.map((point) => turningRow(point, result)) }, `What turns the goal: ${goalName(goal, result)}`)}
<p class="small">One input at a time, all others as uncertain as they are; counted from the run’s draws, to about two digits.${exactly(goal, found[0]!.input, result)}</p>`
}`;
}

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
  const { unit, p5, p95 } = inputs[input]!;
  const where =
    value.value === null
      ? holds === 'always'
        ? 'wherever it lies'
        : 'nowhere'
      : `${holds} ${formatQuantity(value.value, unit)}`;
  return [
    sentenceName(input),
    formatRange(p5, p95, unit),
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
  return ` Where it is missed, it is by ${formatQuantity(overrun / misses, threshold.unit)} on average; over all draws that makes ${formatQuantity(overrun, threshold.unit)}, the reserve that covers it in the long run.`;
}

const mostMeasured = 5;

/** What knowing an input would leave of the spread, from its share of the variance on its own. */
function measureFirst(result: Result, headline: NamedOutput): Html | null {
  const rows = rankedEffects(result, headline.name)
    .flatMap(([name, { first }]) => (first.value === null ? [] : [{ name, share: Math.min(1, first.value) }]))
    .filter(({ share }) => share >= 0.01)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostMeasured);
  if (rows.length === 0) return null;
  const label = inSentence(headline.output.label);
  return html`<h3>Worth measuring first: ${inSentence(sentenceName(rows[0]!.name))}</h3>
<p>Were one input known exactly, this much of the standard deviation of ${label} would go on average. What stays comes from the others.</p>
${dataTable({ columns: ['Input', 'Spread of the answer narrows by', 'Where the number comes from today'], rows: rows.map(({ name, share }) => [sentenceName(name), formatPercent(1 - Math.sqrt(1 - share)), result.inputs[name]?.source || 'not given']) }, 'Inputs worth measuring')}`;
}
