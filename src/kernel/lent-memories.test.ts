import { expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { Kernel, PreparedPlan } from './kernel.ts';
import { loadReusingKernel, loadWasmKernel } from './load-wasm.ts';
import { planOf, specifications } from './testing/random-plan.ts';

const drawsPerReplicate = 2048;
const distribution = (k: number) => ({
  id: `counted ${k}`,
  kind: 'distribution' as const,
  operand: k,
  mayHaveAtoms: k % 2 === 1,
});
const plans: readonly Plan[] = [
  planOf({ design: 'sobol', drawsPerReplicate, columns: specifications.map((_, k) => distribution(k)) }),
  planOf({ design: 'monte-carlo', drawsPerReplicate }),
  planOf({ design: 'latin-hypercube', drawsPerReplicate, columns: [distribution(1)] }),
];

/** Everything that a plan gives: a task of two replicates, and rows of another. */
function worked(prepared: PreparedPlan) {
  const moments = [0, 1].map((replicate) =>
    prepared.runChunk({ index: replicate, replicate, first: 0, count: drawsPerReplicate }, () => false),
  );
  return { moments, histograms: prepared.takeHistograms(), rows: prepared.evaluate(2, 0, 64) };
}

const alone: Kernel = await loadWasmKernel();

it('gives the same bits to plans that take turns, and to one that comes back', async () => {
  const shared = await loadReusingKernel();
  const prepared = plans.map((plan) => shared.prepare(plan));
  for (const index of [0, 1, 2, 1, 0, 2, 2, 0])
    expect(worked(prepared[index]!)).toEqual(worked(alone.prepare(plans[index]!)));
});

it('takes no more memory for forty plans than for a few, and reads the tables of each', async () => {
  const shared = await loadReusingKernel();
  const [, plan] = plans as [Plan, Plan];
  const expected = worked(alone.prepare(plan));
  const bytes: number[] = [];
  for (let index = 0; index < 40; index++) {
    // Tables of a megabyte, so that they do not all have room.
    const columns = plan.samplers.columns.map((sampler) => {
      const data = new Float64Array(2 ** 17);
      data.set(sampler.data);
      return { ...sampler, data };
    });
    const prepared = shared.prepare({ ...plan, samplers: { ...plan.samplers, columns } });
    if (index % 10 === 9) expect(worked(prepared)).toEqual(expected);
    bytes.push(prepared.bytes);
  }
  expect(Math.max(...bytes)).toBeLessThan(2 ** 26);
});
