/** Percentiles that all of them compute, as probabilities. */
export const levels = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99] as const;

/** A model that costcone and NumPy both run, where a peer might come near. */
export interface PeerModel {
  readonly name: string;
  /** As a scenario; its only output is `y`. */
  readonly scenario: string;
  /** How many draws it is measured with, relative to the others; 1 unless said. */
  readonly share?: number;
}

/** Made once: what an empirical input draws from. */
export const observed = Array.from({ length: 1000 }, (_, k) => Number((100 + 7 * Math.sqrt(k) + (k % 13)).toFixed(2)));

const hundred = Array.from({ length: 100 }, (_, k) => `x${k}`);

/** `numpy-models.py` has a function of the same name for each. */
export const peerModels: readonly PeerModel[] = [
  {
    name: 'light_sum',
    scenario: `
inputs: { a: "normal(1, 2)", b: "normal(3, 1)", c: "uniform(0, 4)" }
formulas: { y: a + b + c }`,
  },
  {
    name: 'correlated',
    scenario: `
inputs: { a: "normal(1, 2)", b: "normal(3, 1)", c: "lognormal(mu=0, sigma=0.5)", d: "lognormal(mu=1, sigma=0.3)" }
formulas: { y: a + b + c * d }
correlations:
  - { between: [a, b], normal: 0.5 }
  - { between: [b, c], normal: 0.3 }
  - { between: [c, d], normal: 0.6 }`,
  },
  {
    name: 'discrete',
    scenario: `
inputs: { a: "discrete(values=[1, 2, 8], weights=[5, 3, 2])", b: "poisson(20)", c: "bernoulli(0.3)" }
formulas: { y: a * b + c }`,
  },
  {
    name: 'mixtures',
    scenario: `
inputs:
  a: mixture(normal(0, 1), uniform(2, 5), weights=[0.5, 0.5])
  b: mixture(normal(10, 1), normal(20, 2), weights=[0.7, 0.3])
formulas: { y: a + b }`,
  },
  {
    name: 'empirical',
    scenario: `
inputs: { a: "empirical(values=[${observed.join(', ')}])", b: "empirical(values=[${observed.join(', ')}])" }
formulas: { y: a + b }`,
  },
  {
    name: 'hundred_inputs',
    share: 1 / 8,
    scenario: `
inputs: { ${hundred.map((name) => `${name}: "normal(1, 0.1)"`).join(', ')} }
formulas: { y: ${hundred.join(' + ')} }`,
  },
  {
    name: 'heavy_formula',
    scenario: `
inputs: { a: "uniform(1, 2)", b: "uniform(1, 3)", c: "uniform(0, 2)" }
formulas: { y: "a^b + exp(c) * ln(a + b) + sin(a * b) + (a + c)^1.7 + cos(b)" }`,
  },
];

/** A model by its name. */
export function modelOf(name: string): PeerModel {
  return peerModels.find((model) => model.name === name)!;
}
