import type { Result } from '../../analyses/result.ts';
import type { CarriedScenario } from '../../analyses/what-if/result.ts';
import { directionRows } from '../../sampling/sobol.ts';
import type { Carried } from '../../host/browser.ts';

/** What of a scenario says which random numbers it has; of one that differs from another, what is other in it. */
type Drawn = Pick<CarriedScenario, 'inputs' | 'horizon'>;

/**
 * The direction numbers that the Sobol' points of some scenarios need, or a few more: two dimensions an input and a monthly shock, as
 * the look for rare events gives each its rare values by one of its own. The first dimension has none. What scenarios share by name
 * shares its dimensions.
 */
export function carriedTables(
  scenarios: readonly Drawn[],
  design: Result['run']['design'],
): Carried['tables'] {
  if (design !== 'sobol') return {};
  const random = new Set(scenarios.flatMap(streamNames));
  const shocks = new Map(scenarios.flatMap(monthlyShocks));
  const dimensions = 2 * [...shocks.values()].reduce((sum, count) => sum + count, random.size);
  const tables = Object.entries(directionRows(dimensions));
  return Object.fromEntries(tables.map(([name, rows]) => [name, { rows }]));
}

/** Names by which random inputs have their numbers. */
function streamNames({ inputs }: Drawn): readonly string[] {
  return inputs.flatMap(({ name, value, drawnAs = name }) =>
    value.kind === 'distribution' ? [name, drawnAs] : [],
  );
}

/** How many shocks are drawn: a volatility has one for every month but the first, a noise one for every month. */
function monthlyShocks({ horizon }: Drawn): readonly (readonly [name: string, count: number])[] {
  if (!horizon) return [];
  const { months, series } = horizon;
  return series.flatMap(({ input, volatility, noise }) => [
    ...(volatility ? [[`${input}.volatility`, months - 1] as const] : []),
    ...(noise ? [[`${input}.noise`, months] as const] : []),
  ]);
}
