import { expect, it } from 'vitest';
import { coordinate } from '../engine/coordinator.ts';
import { referenceEngine } from '../engine/testing/engines.ts';
import { normal, scenarioOf } from '../plan/testing/scenario.ts';
import { mostDistributions, runMain } from './main-run.ts';
import { quantityId } from './scenario-column.ts';
import { type Settings, settingsOf } from './settings.ts';

const names = Array.from({ length: mostDistributions + 1 }, (_, k) => `y${k}`);
const scenario = scenarioOf(
  { x: normal(0, 1) },
  Object.fromEntries(names.map((name, k) => [name, `${k + 1} * x`])),
);
const settings: Settings = {
  ...settingsOf(scenario, { draws: 512, seed: 'many' }),
  outputs: [],
  narrowing: false,
};
const columnsOf = ({ nodes }: { readonly nodes: ReadonlyMap<string, number> }) =>
  names.map((name) => ({
    id: quantityId(name),
    name,
    node: nodes.get(name)!,
    kind: 'distribution' as const,
  }));

const run = (inTurns: boolean) =>
  runMain([scenario], { ...settings, inTurns }, coordinate(referenceEngine()), columnsOf);
const withDistribution = ({ column }: Awaited<ReturnType<typeof run>>) =>
  names.filter((name) => column(quantityId(name)).pooled.size > 0);

it('has all distributions unless they are to be drawn in turns', async () => {
  expect(withDistribution(await run(false))).toEqual(names);
});

it('has in turns those that were asked for last, as they are where all are drawn', async () => {
  const [turns, all] = [await run(true), await run(false)];
  expect(withDistribution(turns)).toEqual([]);
  for (const some of [names.slice(0, 3), names.slice(2, 5)]) {
    await turns.useDistributions(some.map(quantityId));
    expect(withDistribution(turns)).toEqual(some);
    for (const name of some) {
      const [one, other] = [turns, all].map((run) => run.column(quantityId(name)).pooled);
      expect([...one!.cumulative]).toEqual([...other!.cumulative]);
      expect(one!.summary).toEqual(other!.summary);
    }
  }
});
