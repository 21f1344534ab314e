import { createDistribution } from '../../distributions/create-distribution.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import type { RatePeriod, WhatIfForm, WhatIfInput } from './result.ts';

/** How a reader of a page changes an input; none of what only happens or not. */
export function changeable(scenario: Scenario, input: ScenarioInput): WhatIfInput[] {
  const { name, unit, value } = input;
  const { correlations } = scenario;
  const fixable = !correlations.some(({ between }) => between.includes(name));
  const part = input.part === undefined ? null : partOf(scenario, input);
  if (part?.isChance) return [];
  if (part?.isGrowth) return [{ name, form: 'growth', range: [slowest, null], fixable, per: part.per! }];
  const ends = part?.isSpread ? ([0, null] as const) : endsOf(value, part?.range ?? input.range);
  const form = formOf(ends, unit.factor, reachesZero(value));
  return [{ name, form, range: ends, fixable, ...(part?.per === undefined ? {} : { per: part.per }) }];
}

/** A rate of growth lies above -100 %. */
const slowest = -0.999;

const periods: Readonly<Record<number, RatePeriod>> = { 1: 'month', 3: 'quarter', 12: 'year' };

/** What a part of an input that changes from month to month is to it. */
function partOf({ horizon, inputs }: Scenario, { name, part }: ScenarioInput) {
  const series = horizon?.series.find(({ input }) => input === part!.of);
  const { growth = null, volatility = null, noise = null, steps = [] } = series ?? {};
  const isGrowth = growth?.input === name;
  const period = isGrowth ? growth!.period : volatility?.input === name ? volatility.period : undefined;
  const isValue = steps.some(({ value }) => value === name);
  return {
    isGrowth,
    isSpread:
      [volatility, noise].some((one) => one?.input === name) || steps.some(({ from }) => from === name),
    isChance: steps.some(({ chance }) => chance === name),
    range: isValue ? inputs.find((input) => input.name === part!.of)!.range : null,
    per: period === undefined ? undefined : periods[period],
  };
}

/** The allowed range; for an input of the scenario's own, what its distribution shows of its nature. */
function endsOf(value: ScenarioInput['value'], range: ScenarioInput['range']): WhatIfInput['range'] {
  const end = (x: number) => (Number.isFinite(x) ? x : null);
  if (range !== null) return [end(range[0]), end(range[1])];
  if (value.kind === 'constant') return [null, null];
  const { support } = createDistribution(value.spec);
  const isShare = value.spec.family === 'beta' && support[0] === 0 && support[1] === 1;
  return [support[0] >= 0 ? 0 : null, isShare ? 1 : null];
}

/** Whether the 5th percentile is 0 or less, where `a to b`, which is lognormal, cannot begin. */
function reachesZero(value: ScenarioInput['value']): boolean {
  return value.kind === 'distribution' && createDistribution(value.spec).quantile(0.05) <= 0;
}

function formOf([low, high]: WhatIfInput['range'], factor: number, reachesZero: boolean): WhatIfForm {
  if (high === null) {
    if (low === null) return 'normal';
    return low < 1e-300 && !reachesZero ? 'to' : 'uniform';
  }
  return factor === 1 && high === 1 && low !== null && low < 1e-300 ? 'beta' : 'uniform';
}
