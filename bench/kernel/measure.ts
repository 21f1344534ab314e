import { availableParallelism, cpus, release, type } from 'node:os';
import type { DistributionSpec } from '../../src/distributions/distribution.ts';
import type { Kernel } from '../../src/kernel/kernel.ts';
import { loadWasmKernel } from '../../src/kernel/load-wasm.ts';
import { referenceKernel } from '../../src/kernel/reference.ts';
import { kernelOperations } from '../../src/notation/operations/operations.ts';
import { blockDraws, chunkBlocks, type Design, type Plan } from '../../src/plan/plan.ts';
import { collect } from '../../src/engine/collect.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { planOf } from '../../src/plan/testing/plan.ts';
import { readScenarioText } from '../../src/scenario/read-scenario.ts';
import { type Extent, eightInputPlan, familyPlan, operationPlan } from './eight-inputs.ts';
import { peerModels } from '../peers/models/models.ts';
import { interleave } from './interleave.ts';
import { dividedBy, type Timing, timeBeyond, timingOf } from './timing.ts';

/** Nanoseconds a draw, each with its error. */
export interface Measurements {
  readonly format: 'costcone-bench/2';
  readonly machine: { readonly cpu: string; readonly cores: number; readonly system: string };
  readonly node: string;
  readonly version: string;
  readonly date: string;
  /** The eight-input model on one thread, statistics included. */
  readonly designs: Readonly<Record<Design, Timing>>;
  /** The same under each design, by part. */
  readonly parts: Readonly<Record<Design, Readonly<Record<(typeof parts)[number], Timing>>>>;
  /** Whole formulas of several kinds, one thread, statistics included. */
  readonly models: Readonly<Record<string, Timing>>;
  /** One input drawn under `sobol`. */
  readonly families: Readonly<Record<string, Timing>>;
  readonly operations: Readonly<Record<string, Timing>>;
  /** The eight-input model by workers. */
  readonly workers: Readonly<Record<string, Timing>>;
  /** The reference kernel on the eight-input model. */
  readonly reference: Timing;
}

export const parts = ['sampling', 'formulas', 'statistics'] as const;
const designs: readonly Design[] = ['monte-carlo', 'sobol', 'latin-hypercube'];
const extents: readonly Extent[] = ['sampling', 'formulas', 'everything'];
const chunkDraws = blockDraws * chunkBlocks;
const drawsPerReplicate = 2 ** 20;
/** Of a replicate, in whole runs on several workers. */
const workerDraws = 2 ** 19;

/** One of each family that is drawn in its own way. */
const families: Readonly<Record<string, DistributionSpec>> = {
  uniform: { family: 'uniform', parameters: { low: 0, high: 1 } },
  triangular: { family: 'triangular', parameters: { low: 0, mode: 1, high: 4 } },
  normal: { family: 'normal', parameters: { mean: 0, sd: 1 } },
  lognormal: { family: 'lognormal', parameters: { mu: 0, sigma: 0.8 } },
  beta: { family: 'beta', parameters: { alpha: 8, beta: 12, low: 0, high: 1 } },
  gamma: { family: 'gamma', parameters: { shape: 0.5, scale: 1 } },
  'gamma, small shape': { family: 'gamma', parameters: { shape: 0.05, scale: 1 } },
  student_t: { family: 'student_t', parameters: { df: 3, location: 0, scale: 1 } },
  mixture: {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'uniform', parameters: { low: 2, high: 5 } },
      ],
      weights: [0.5, 0.5],
    },
  },
  poisson: { family: 'poisson', parameters: { mean: 20 } },
  discrete: { family: 'discrete', parameters: { values: [1, 2, 8], weights: [0.5, 0.3, 0.2] } },
};

/** Measures the kernel on this machine, in under half a minute. `version`: the package's. */
export async function measureKernel(version: string): Promise<Measurements> {
  const wasm = await loadWasmKernel();
  const whole = interleave(
    Object.fromEntries(
      designs.flatMap((design) =>
        extents.map((extent) => [
          `${design} ${extent}`,
          chunkOf(wasm, eightInputPlan(design, drawsPerReplicate, extent)),
        ]),
      ),
    ),
    60,
    chunkDraws,
  );
  const part = (design: Design, extent: Extent) => whole[`${design} ${extent}`]!;
  const ofDesigns = <T>(of: (design: Design) => T) =>
    Object.fromEntries(designs.map((design) => [design, of(design)])) as Record<Design, T>;
  return {
    format: 'costcone-bench/2',
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      system: `${type()} ${release()}`,
    },
    node: process.version,
    version,
    date: new Date().toISOString().slice(0, 10),
    designs: ofDesigns((design) => part(design, 'everything')),
    parts: ofDesigns((design) => ({
      sampling: part(design, 'sampling'),
      formulas: timeBeyond(part(design, 'formulas'), part(design, 'sampling')),
      statistics: timeBeyond(part(design, 'everything'), part(design, 'formulas')),
    })),
    models: measureModels(wasm),
    families: measureFamilies(wasm),
    operations: measureOperations(wasm),
    workers: await measureWorkers(),
    reference: measureReference(),
  };
}

/** Runs one chunk of a plan, all blocks of it. */
function chunkOf(kernel: Kernel, plan: Plan): () => void {
  const prepared = kernel.prepare(plan);
  const chunk = { index: 0, replicate: 0, first: 0, count: Math.min(chunkDraws, plan.drawsPerReplicate) };
  return () => void prepared.runChunk(chunk, () => false);
}

function measureModels(wasm: Kernel): Record<string, Timing> {
  const work = peerModels.map(({ name, scenario }) => {
    const plan = planOf(readScenarioText(scenario), { outputs: ['y'], draws: 16 * drawsPerReplicate });
    return [name, chunkOf(wasm, plan)] as const;
  });
  return interleave(Object.fromEntries(work), 15, chunkDraws);
}

function measureFamilies(wasm: Kernel): Record<string, Timing> {
  const work = Object.entries(families).map(
    ([name, spec]) => [name, chunkOf(wasm, familyPlan(spec, 'sobol', drawsPerReplicate))] as const,
  );
  return interleave(Object.fromEntries(work), 25, chunkDraws);
}

function measureOperations(wasm: Kernel): Record<string, Timing> {
  const times = 10;
  const names = kernelOperations.map(({ name }) => name);
  const work = names.map(
    (name) => [name, chunkOf(wasm, operationPlan(name, times, drawsPerReplicate))] as const,
  );
  const none = chunkOf(wasm, operationPlan('copy', 0, drawsPerReplicate));
  const measured = interleave({ ...Object.fromEntries(work), none }, 9, chunkDraws) as Record<string, Timing>;
  return Object.fromEntries(
    names.map((name) => [name, dividedBy(timeBeyond(measured[name]!, measured.none!), times)]),
  );
}

async function measureWorkers(): Promise<Record<string, Timing>> {
  const plan = eightInputPlan('monte-carlo', workerDraws);
  const counts = [1, 2, 4, 8, 16].filter((count) => count <= availableParallelism());
  const engines = counts.map((workers) => createEngine({ workers, threads: 'always' }));
  const times: number[][] = counts.map(() => []);
  try {
    for (let round = -1; round < 5; round++) {
      for (const [k, engine] of engines.entries()) {
        const start = performance.now();
        await collect(engine, plan);
        if (round >= 0)
          times[k]!.push(((performance.now() - start) * 1e6) / (plan.drawsPerReplicate * plan.replicates));
      }
    }
  } finally {
    for (const engine of engines) await engine.close();
  }
  return Object.fromEntries(counts.map((count, k) => [count, timingOf(times[k]!)]));
}

function measureReference(): Timing {
  const draws = 4 * blockDraws;
  const run = chunkOf(referenceKernel, { ...eightInputPlan('monte-carlo', draws) });
  return interleave({ run }, 3, draws).run;
}
