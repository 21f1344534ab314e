import { monthText } from '../../notation/calendar-month.ts';
import { formatNumber } from '../../notation/format.ts';
import { isCalendarMonth } from '../../notation/monthly/functions.ts';
import { withUnit } from '../../notation/with-unit.ts';
import { comesTo, overallUnit } from '../../scenario/months/comes-to.ts';
import type { Horizon, Series, Step } from '../../scenario/months/horizon.ts';
import type { Scenario, ScenarioQuantity } from '../../scenario/scenario.ts';
import type { Change, ExplainedHorizon, OverMonths } from './result.ts';

/** The months of a scenario; null where it is about a day. */
export function explainHorizon({ horizon }: Scenario): ExplainedHorizon | null {
  if (horizon === null) return null;
  const { from, months, fiscalYearStarts } = horizon;
  return { from: monthText(from), to: monthText(from + months - 1), months, fiscalYearStarts };
}

/** How an input changes from month to month, each key as it is written; none where it does not. */
export function changesOf({ inputs, horizon }: Scenario, name: string): readonly Change[] {
  const series = horizon?.series.find(({ input }) => input === name);
  if (series === undefined) return [];
  const written = (part: string) => {
    const { notation, unit } = inputs.find((input) => input.name === part)!;
    return withUnit(notation, unit.text);
  };
  const { growth, volatility, noise, season, steps } = series;
  return [
    ...(growth === null ? [] : [{ key: 'growth', text: written(growth.input) }]),
    ...(volatility === null ? [] : [{ key: 'volatility', text: written(volatility.input) }]),
    ...(noise === null ? [] : [{ key: 'noise', text: `${written(noise.input)}${persistenceText(noise)}` }]),
    ...(season === null ? [] : [{ key: 'season', text: `${season.join(', ')} (January first)` }]),
    ...steps.map((step, index) => ({ key: `steps.${index}`, text: stepText(step, horizon!, written) })),
    ...limitsOf(series, inputs),
  ];
}

const persistenceText = ({ persistence }: NonNullable<Series['noise']>) =>
  persistence === 0 ? '' : `, persistence ${persistence}`;

function stepText(
  { from, factor, value, chance }: Step,
  horizon: Horizon,
  written: (part: string) => string,
): string {
  const when =
    typeof from === 'number'
      ? `from ${monthText(horizon.from + from)} on`
      : `${written(from)} after the start`;
  const what = [
    ...(value === null ? [] : [written(value)]),
    ...(factor === null ? [] : [`times ${written(factor)}`]),
  ].join(', ');
  return `${when}: ${what}${chance === null ? '' : `, with a probability of ${written(chance)}`}`;
}

function limitsOf({ input, limits }: Series, inputs: Scenario['inputs']): readonly Change[] {
  if (limits === null) return [];
  const { unit } = inputs.find(({ name }) => name === input)!;
  const [low, high] = limits.map((limit) =>
    formatNumber(Number((limit / unit.factor).toPrecision(12)), null),
  );
  return [{ key: 'limits', text: withUnit(`${low} to ${high}`, unit.text) }];
}

/** What a quantity is over a horizon; null where there is none. */
export function overMonths({ horizon }: Scenario, quantity: ScenarioQuantity): OverMonths | null {
  if (horizon === null) return null;
  return {
    byMonth: horizon.moving.includes(quantity.name),
    result: isCalendarMonth(quantity.unit) ? 'month' : comesTo(quantity, horizon),
    unit: isCalendarMonth(quantity.unit) ? 'month' : overallUnit(quantity, horizon).text,
  };
}
