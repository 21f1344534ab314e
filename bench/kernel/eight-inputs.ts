import type { DistributionSpec } from '../../src/distributions/distribution.ts';
import { operationCode } from '../../src/notation/operations/operations.ts';
import type { Design, OutputColumn, Plan, RandomColumn } from '../../src/plan/plan.ts';
import { buildSamplers } from '../../src/plan/samplers.ts';

/**
 * The model that speed is measured on, here and by the peers in bench/peers: what a day of serving a language model
 * costs, in USD, from eight inputs of seven families.
 */
export const eightInputs = {
  users: { family: 'lognormal', parameters: { mu: Math.log(12e6), sigma: 0.3 } },
  queries_per_user: { family: 'gamma', parameters: { shape: 4, scale: 2 } },
  tokens_per_query: { family: 'lognormal', parameters: { mu: Math.log(250), sigma: 0.5 } },
  tokens_per_gpu_second: { family: 'pert', parameters: { low: 300, mode: 600, high: 1500, lambda: 4 } },
  utilization: { family: 'beta', parameters: { alpha: 8, beta: 12, low: 0, high: 1 } },
  gpu_price: { family: 'triangular', parameters: { low: 1, mode: 1.6, high: 3 } },
  gpu_power: { family: 'normal', parameters: { mean: 0.65, sd: 0.05 } },
  electricity_price: { family: 'uniform', parameters: { low: 0.05, high: 0.12 } },
} as const satisfies Record<string, DistributionSpec>;

const names = Object.keys(eightInputs) as (keyof typeof eightInputs)[];
const specs: readonly DistributionSpec[] = Object.values(eightInputs);
const random: readonly RandomColumn[] = specs.map((spec, register) => ({
  stream: register,
  spec,
  scale: 1,
  register,
}));
/** Registers: the inputs in their order, then two for what lies between. */
const [users, queries, tokens, speed, utilization, price, power, electricity, a, b] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const [secondsInDay, hoursInDay] = [-1, -2];

/** `users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24`. */
const formula: readonly (readonly [name: string, target: number, a: number, b: number])[] = [
  ['multiply', a, users, queries],
  ['multiply', a, a, tokens],
  ['multiply', b, speed, utilization],
  ['multiply', b, b, secondsInDay],
  ['divide', a, a, b],
  ['multiply', b, power, electricity],
  ['add', b, price, b],
  ['multiply', a, a, b],
  ['multiply', a, a, hoursInDay],
];

/** What part of the work a plan holds. */
export type Extent = 'sampling' | 'formulas' | 'everything';

/** The model as a plan; the smaller extents leave out its statistics, or its formula too. */
export function eightInputPlan(
  design: Design,
  drawsPerReplicate: number,
  extent: Extent = 'everything',
): Plan {
  const code =
    extent === 'sampling' ? [] : formula.flatMap(([name, ...words]) => [operationCode(name), ...words, 0]);
  const cost: OutputColumn = { id: 'daily_cost', kind: 'distribution', operand: a, mayHaveAtoms: false };
  return planOf(random, design, drawsPerReplicate, code, extent === 'everything' ? [cost] : []);
}

/** One input alone, as drawn. */
export function familyPlan(spec: DistributionSpec, design: Design, drawsPerReplicate: number): Plan {
  return planOf([{ stream: 0, spec, scale: 1, register: 0 }], design, drawsPerReplicate, [], []);
}

/** One operation `times` times over on inputs between 0.1 and 4. */
export function operationPlan(name: string, times: number, drawsPerReplicate: number): Plan {
  const spec: DistributionSpec = { family: 'uniform', parameters: { low: 0.1, high: 4 } };
  const inputs = [0, 1].map((register) => ({ stream: register, spec, scale: 1, register }));
  const code = Array.from({ length: times }, () => [operationCode(name), 2, 0, 1, 0]).flat();
  return planOf(inputs, 'sobol', drawsPerReplicate, code, []);
}

function planOf(
  columns: readonly RandomColumn[],
  design: Design,
  drawsPerReplicate: number,
  code: readonly number[],
  outputs: readonly OutputColumn[],
): Plan {
  return {
    design,
    drawsPerReplicate,
    replicates: 16,
    streams: columns.map((_, k) => ({ name: names[k]!, dimension: k })),
    copulas: [],
    program: {
      code: Int32Array.from(code),
      constants: Float64Array.of(86400, 24),
      registers: columns.length + 2,
      random: columns,
      columns: outputs,
    },
    samplers: buildSamplers(columns),
    keys: Uint32Array.from({ length: 4 * 16 * columns.length }, (_, k) => Math.imul(k + 1, 0x9e3779b9)),
    origins: new Float64Array(outputs.length),
  };
}
