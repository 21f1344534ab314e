/** A formula of which it is known exactly how much an input narrows the 90 % interval. */
export interface DriverCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly formula: string;
  /** The input that becomes known. */
  readonly known: string;
  readonly exact: number;
  readonly source: string;
}

const normal95 = 1.6448536269514722;
/** Width of the 90 % interval of a lognormal of median 1. */
const lognormalWidth = (sigma: number) => Math.exp(normal95 * sigma) - Math.exp(-normal95 * sigma);
const uniform = 'uniform(0, 1)';
const normal = 'normal(0, 1)';

export const driverCases: readonly DriverCase[] = [
  {
    name: 'a hundredth of a normal variance',
    inputs: { x: normal, z: normal },
    formula: '0.1 * x + sqrt(0.99) * z',
    known: 'x',
    exact: 1 - Math.sqrt(0.99),
    source: '1 - sqrt(1 - s)',
  },
  {
    name: 'half of a normal variance',
    inputs: { x: normal, z: normal },
    formula: 'x + z',
    known: 'x',
    exact: 1 - Math.SQRT1_2,
    source: '1 - sqrt(1 - s)',
  },
  {
    name: 'the only cause',
    inputs: { x: normal },
    formula: 'exp(x)',
    known: 'x',
    exact: 1,
    source: 'nothing is left',
  },
  {
    name: 'a factor of a product of lognormals',
    inputs: { x: 'lognormal(mu=0, sigma=0.8)', z: 'lognormal(mu=0, sigma=0.4)' },
    formula: 'x * z',
    known: 'x',
    exact: 1 - (Math.exp(0.32) * lognormalWidth(0.4)) / lognormalWidth(Math.hypot(0.8, 0.4)),
    source: 'mean factor times the width of the other',
  },
  {
    name: 'a jump',
    inputs: { a: uniform, z: normal },
    formula: 'if(a > 0.995, 100, 0) + z',
    known: 'a',
    // Phi(1.69301684) = 0.95 / 0.995 and Phi(-1.64242232) = 0.05 / 0.995.
    exact: 1 - (2 * normal95) / (1.69301684 + 1.64242232),
    source: 'quantiles of the mixture',
  },
  {
    name: 'an input without effect',
    inputs: { x: normal, z: normal },
    // Never above 100, which no compiler can know.
    formula: 'z + max(0, x - 100)',
    known: 'x',
    exact: 0,
    source: 'nothing is lost',
  },
];
