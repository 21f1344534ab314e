import type { DistributionSpec } from '../../distributions/distribution.ts';
import type { Copula, Design, OutputColumn, Plan, RandomColumn } from '../../plan/plan.ts';
import { buildSamplers } from '../../plan/samplers.ts';

/** One of every way to draw, with the scale it is drawn at. */
export const specifications: readonly DistributionSpec[] = [
  { family: 'uniform', parameters: { low: 2, high: 5 } },
  { family: 'triangular', parameters: { low: 0, mode: 1, high: 4 } },
  { family: 'normal', parameters: { mean: 300, sd: 0.01 } },
  { family: 'lognormal', parameters: { mu: 0, sigma: 0.8 } },
  { family: 'gamma', parameters: { shape: 0.05, scale: 1 } },
  { family: 'student_t', parameters: { df: 3, location: 0, scale: 1 } },
  {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'uniform', parameters: { low: 2, high: 5 } },
      ],
      weights: [0.5, 0.5],
    },
  },
  { family: 'poisson', parameters: { mean: 3.7 } },
  { family: 'poisson', parameters: { mean: 1e9 } },
  { family: 'chi_square', parameters: { df: 3 } },
  { family: 'geometric', parameters: { probability: 0.2 } },
  { family: 'negative_binomial', parameters: { failures: 2.5, probability: 0.1 } },
  { family: 'discrete_uniform', parameters: { low: -3, high: 8 } },
  { family: 'discrete', parameters: { values: [1, 2, 8], weights: [0.5, 0.3, 0.2] } },
  {
    family: 'mixture',
    parameters: {
      components: [
        { family: 'normal', parameters: { mean: 0, sd: 1 } },
        { family: 'bernoulli', parameters: { probability: 0.3 } },
      ],
      weights: [0.5, 0.5],
    },
  },
];

interface PlanOptions {
  readonly design: Design;
  readonly drawsPerReplicate: number;
  readonly code?: readonly number[];
  readonly constants?: readonly number[];
  /** Columns beyond one for each random column; registers from `specifications.length` on are free. */
  readonly columns?: readonly OutputColumn[];
  readonly copulas?: readonly Copula[];
}

/** A plan with one stream and one random column a specification, each also an output column. */
export function planOf(options: PlanOptions): Plan {
  const { design, drawsPerReplicate, code = [], constants = [], columns = [], copulas = [] } = options;
  const random: RandomColumn[] = specifications.map((spec, k) => ({
    stream: k,
    spec,
    scale: 1 + (k % 2),
    register: k,
  }));
  const inputs: OutputColumn[] = random.map((_, k) => ({
    id: `input ${k}`,
    kind: 'distribution',
    operand: k,
    mayHaveAtoms: k > 6,
  }));
  return {
    design,
    drawsPerReplicate,
    replicates: 2,
    streams: random.map((_, k) => ({ name: `input ${k}`, dimension: k })),
    copulas,
    program: {
      code: Int32Array.from(code),
      constants: Float64Array.from(constants),
      registers: random.length + 4,
      random,
      columns: [...inputs, ...columns],
    },
    samplers: buildSamplers(random),
    keys: Uint32Array.from({ length: 8 * random.length }, (_, k) => Math.imul(k + 1, 0x9e3779b9)),
    origins: Float64Array.from([...inputs, ...columns], ({ operand }) => (operand === 2 ? 300 : 0)),
  };
}
