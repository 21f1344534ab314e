import type { GoalForecast, GoalLimit } from '../../analyses/forecast/result.ts';
import { limitName, monthlyLabel, monthNames, passedWord } from '../../analyses/forecast/words.ts';
import type { NamedOutput } from '../../analyses/outcome/words.ts';
import type { Result } from '../../analyses/result.ts';
import { beginSentence, inSentence } from '../../notation/spoken-name.ts';
import { formatFrequency } from '../../notation/spoken-number.ts';
import type { Chart, Size, Spec } from './chart.ts';
import { monthAxis } from './month-axis.ts';
import { colours } from './theme.ts';

/** How likely a budget is spent by the end of each month, or how likely a month misses its limit. */
export function chanceByMonth(of: GoalLimit['of']) {
  return (result: Result, { name }: Pick<NamedOutput, 'name'>): Chart | null => {
    const { forecast } = result;
    const goal = forecast?.goals.find(({ limit }) => limit?.of === of && limit.quantity === name);
    if (forecast === undefined || goal === undefined || goal.byMonth.length < 2) return null;
    const nameOf = monthNames(forecast);
    const chances = chancesOf(goal);
    // Bars of no height show nothing that a sentence does not say.
    if (chances.length < goal.byMonth.length || chances.every(({ chance }) => chance === 0)) return null;
    const limit = limitName(goal.limit!);
    const label = inSentence(monthlyLabel(result, name));
    const isSpent = of === 'toDate';
    const passed = passedWord(goal.limit!);
    const tells = (chance: number, month: string) =>
      isSpent
        ? `${passed} by the end of ${nameOf(month)}: ${formatFrequency(chance)}`
        : `missed in ${nameOf(month)}: ${formatFrequency(chance)}`;
    return {
      id: `${isSpent ? 'spent' : 'missed'}-${name}`,
      title: titleOf(goal, chances, limit, nameOf),
      caption: isSpent
        ? `Each bar is the chance that the ${limit} is ${passed} by the end of that month. By how much it is taller than the bar before is the chance that this happens in that very month.`
        : `Each bar is the chance that ${label} misses the ${limit} in that month, whatever the other months do.${throughout(goal)}`,
      label: `Bars by month. ${chances
        .filter((_, index) => (chances.length - 1 - index) % Math.ceil(chances.length / 6) === 0)
        .map(({ chance, month }) => tells(chance, month))
        .join('; ')}.`,
      table: {
        columns: [
          'Month',
          isSpent ? `Chance that it is ${passed} by then` : 'Chance that it is missed',
          'Simulation error',
        ],
        rows: goal.byMonth.map(({ month, probability: { error } }, index) => [
          month,
          Number(chances[index]!.chance.toPrecision(4)),
          error === null ? null : Number(error.toPrecision(2)),
        ]),
      },
      change: (size) => ({
        data: { bars: bars(chances, size, tells) },
        along: 'y',
        scale: chanceScale,
        ticks: chanceTicks,
      }),
      spec: (size) => barsSpec(chances, size, tells),
    };
  };
}

interface Chance {
  readonly month: string;
  readonly chance: number;
}

function chancesOf({ byMonth }: GoalForecast): readonly Chance[] {
  return byMonth.flatMap(({ month, probability: { value } }) =>
    value === null ? [] : [{ month, chance: Math.max(0, 1 - value) }],
  );
}

/** How likely all months keep to a limit, where that is in doubt. */
function throughout({ firstMiss }: GoalForecast): string {
  const held = firstMiss?.never.value ?? null;
  if (held === null || held >= 1) return '';
  return held <= 0
    ? ' In no draw does the limit hold throughout.'
    : ` Throughout all months the limit holds with a chance of ${formatFrequency(held)}.`;
}

function titleOf(
  { limit, firstMiss }: GoalForecast,
  chances: readonly Chance[],
  name: string,
  nameOf: (month: string) => string,
): string {
  if (limit!.of === 'toDate') {
    const last = chances.at(-1)!;
    const first = firstMiss?.p5;
    const passed = passedWord(limit!);
    if (first && first === firstMiss.p95) return `The ${name} is ${passed} in ${nameOf(first)}`;
    return first
      ? `The chance that the ${name} is ${passed} passes 5 in 100 in ${nameOf(first)} and ends at ${formatFrequency(last.chance)}`
      : `The ${name} is ${passed} by the end of ${nameOf(last.month)} with ${formatFrequency(last.chance)}`;
  }
  const worst = chances.reduce((a, b) => (b.chance > a.chance ? b : a));
  return `${nameOf(worst.month)} misses the ${name} most often, with ${formatFrequency(worst.chance)}`;
}

const gap = 0.12;

function bars(chances: readonly Chance[], size: Size, tells: (chance: number, month: string) => string) {
  return chances.map(({ month, chance }, index) => ({
    x: index - 0.5 + gap,
    z: index + 0.5 - gap,
    p: Number(chance.toPrecision(4)),
    ...(size.live ? { t: beginSentence(tells(chance, month)) } : {}),
  }));
}

const chanceScale = { domain: [0, 1] };

function barsSpec(
  chances: readonly Chance[],
  size: Size,
  tells: (chance: number, month: string) => string,
): Spec {
  const x = monthAxis(
    chances.map(({ month }) => month),
    size,
  );
  return {
    width: size.width,
    height: size.narrow ? 150 : 170,
    autosize: { type: 'fit', contains: 'padding' },
    data: { name: 'bars', values: bars(chances, size, tells) },
    mark: { type: 'rect', color: colours.beyond, ...(size.live ? { tooltip: { expr: 'datum.t' } } : {}) },
    encoding: {
      x,
      x2: { field: 'z' },
      y: {
        field: 'p',
        type: 'quantitative',
        scale: chanceScale,
        axis: {
          title: 'chance',
          labelExpr: "round(datum.value * 100) + ' in 100'",
          values: chanceTicks,
        },
      },
      y2: { datum: 0 },
    },
  };
}

const chanceTicks = [0, 0.25, 0.5, 0.75, 1];
