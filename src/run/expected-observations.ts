import type { Coordinator } from '../engine/coordinator.ts';
import { monthText } from '../notation/calendar-month.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { replicatedColumn } from '../statistics/estimate.ts';
import { quantile } from '../statistics/quantile.ts';
import { planMain } from './main-plan.ts';
import type { ExpectedObservation } from './refusal-words.ts';
import type { Settings } from './settings.ts';

/** Draws that say what was expected. Judgement: a place is then known to .002. */
const expectedDraws = 2 ** 16;

/** What the scenario expected of each observation before any was known. */
export async function expectedObservations(
  scenarios: readonly Scenario[],
  settings: Settings,
  coordinator: Coordinator,
): Promise<readonly ExpectedObservation[]> {
  const { observations } = scenarios[0]!.evidence!;
  const id = (k: number) => [`below ${k}`, `predicted ${k}`] as const;
  const { plan, columnIndex } = await planMain(
    scenarios,
    { ...settings, draws: expectedDraws },
    coordinator,
    () => [],
    (_, evidence) =>
      evidence!.observations.flatMap(({ below, predicted }, k) => [
        { id: id(k)[0], node: below, kind: 'moments' as const, weight: null },
        { id: id(k)[1], node: predicted, kind: 'distribution' as const, weight: null },
      ]),
  );
  const { replicates, pooled } = await coordinator.run(plan, { signal: settings.signal });
  const columnOf = (name: string) => {
    const index = columnIndex(name);
    const summaries = replicates.map(({ columns }) => columns[index]!);
    return replicatedColumn(summaries, plan.origins[index]!, () => pooled[index]!).pooled;
  };
  return observations.map(({ quantity, month, text, likelihood, unit, factor, less = 0 }, k) => {
    const [below, predicted] = id(k).map(columnOf);
    const isCount = likelihood.kind === 'poisson' || likelihood.kind === 'binomial';
    const [low, high] = [0.005, 0.995].map((p) => {
      const value = quantile(predicted!, p);
      return value === null || isCount ? value : (value - less) / factor;
    }) as [number | null, number | null];
    return {
      quantity,
      month: month === null ? null : monthText(month),
      text,
      isRange: likelihood.kind === 'between',
      low,
      high,
      unit: isCount ? '' : unit,
      place: below!.summary.count === 0 ? null : below!.summary.mean,
    };
  });
}
