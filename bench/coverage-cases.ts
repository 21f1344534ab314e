/** A formula whose mean, percentiles and indices of its first input are known exactly. */
export interface CoverageCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly formula: string;
  readonly exact: Readonly<Record<'mean' | 'p5' | 'p95' | 'first' | 'total', number>>;
  readonly source: string;
}

const normal95 = 1.6448536269514722;
/** Of ln y in the product of lognormals: sqrt(0.4^2 + 0.8^2), and the variances that each part gives. */
const sigma = Math.hypot(0.4, 0.8);
const excess = (variance: number) => Math.expm1(variance);

export const coverageCases: readonly CoverageCase[] = [
  {
    name: 'sum of normals',
    inputs: { x: 'normal(1, 1)', z: 'normal(0, 2)' },
    formula: 'x + z',
    exact: {
      mean: 1,
      p5: 1 - normal95 * Math.sqrt(5),
      p95: 1 + normal95 * Math.sqrt(5),
      first: 0.2,
      total: 0.2,
    },
    source: 'closed form',
  },
  {
    name: 'product of lognormals',
    inputs: { x: 'lognormal(mu=0, sigma=0.4)', z: 'lognormal(mu=0, sigma=0.8)' },
    formula: 'x * z',
    exact: {
      mean: Math.exp(sigma ** 2 / 2),
      p5: Math.exp(-normal95 * sigma),
      p95: Math.exp(normal95 * sigma),
      first: excess(0.4 ** 2) / excess(sigma ** 2),
      total: (excess(0.4 ** 2) * (1 + excess(0.8 ** 2))) / excess(sigma ** 2),
    },
    source: 'closed form',
  },
  {
    name: 'Ishigami',
    inputs: { x: 'uniform(-pi, pi)', y: 'uniform(-pi, pi)', z: 'uniform(-pi, pi)' },
    formula: 'sin(x) + 7 * sin(y)^2 + 0.1 * z^4 * sin(x)',
    exact: {
      mean: 3.5,
      p5: -2.2993628,
      p95: 9.2994159,
      first: 0.31390519114781146,
      total: 0.5575888552099592,
    },
    source: 'Ishigami and Homma 1990; percentiles from 2.4e7 draws, errors 2e-5 and 3e-6',
  },
  {
    name: 'product of uniforms',
    inputs: { x: 'uniform(0, 1)', z: 'uniform(0, 1)' },
    formula: 'x * z',
    // Percentiles solve q (1 - ln q) = p.
    exact: { mean: 0.25, p5: productQuantile(0.05), p95: productQuantile(0.95), first: 3 / 7, total: 4 / 7 },
    source: 'closed form',
  },
  {
    name: 'sum of exponentials',
    inputs: { x: 'exponential(1)', y: 'exponential(1)', z: 'exponential(1)' },
    formula: 'x + y + z',
    // Gamma(3): half the 5th and 95th percentile of chi squared with 6 degrees of freedom.
    exact: {
      mean: 3,
      p5: 0.8176914447769505,
      p95: 6.295793622254915,
      first: 1 / 3,
      total: 1 / 3,
    },
    source: 'closed form; percentiles of gamma(3)',
  },
  {
    name: 'mean at atoms',
    inputs: { x: 'discrete(values=[1, 2, 8], weights=[5, 3, 2])' },
    formula: '2 * x + 3',
    exact: { mean: 8.4, p5: 5, p95: 19, first: 1, total: 1 },
    source: 'closed form',
  },
];

function productQuantile(p: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (middle * (1 - Math.log(middle)) < p) low = middle;
    else high = middle;
  }
  return low;
}
