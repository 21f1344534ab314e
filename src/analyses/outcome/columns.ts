import { besideOf } from '../../model/model.ts';
import { shockDrivers } from '../../scenario/months/horizon.ts';
import { type LoweredScenario, quantityId, type ScenarioColumn } from '../../run/scenario-column.ts';

/**
 * A distribution for every output and part of a breakdown, and the mean of every promise. With `described`, only those
 * outputs get one, and the others are held to be finite.
 */
export function outcomeColumns(
  { scenario, nodes }: LoweredScenario,
  described: readonly string[] | null,
): ScenarioColumn[] {
  const { outputs, breakdown, breakdowns, promises } = scenario;
  const shown = new Set([
    ...outputs,
    ...breakdown,
    ...breakdowns.flatMap((one) => [...one.parts, ...besideOf(one)]),
  ]);
  const distributions = [...shown].map(
    (name): ScenarioColumn => ({
      id: quantityId(name),
      name,
      node: nodes.get(name)!,
      kind: described === null || described.includes(name) ? 'distribution' : 'moments',
    }),
  );
  // A promise matters where there is money to speak of.
  const watched = breakdown.length === 0 ? [] : promises.filter(({ quantity }) => !shown.has(quantity));
  return [
    ...distributions,
    // What drives an output is read from these, as from the inputs that are drawn.
    ...shockDrivers(scenario).map(
      (name): ScenarioColumn => ({
        id: quantityId(name),
        name: null,
        node: nodes.get(name)!,
        kind: 'moments',
      }),
    ),
    ...watched.map(
      ({ quantity }): ScenarioColumn => ({
        id: quantityId(quantity),
        name: null,
        node: nodes.get(quantity)!,
        kind: 'moments',
      }),
    ),
  ];
}
