import type { Random } from '../random.ts';
import { familyNames, functionNames, numbers, units } from './words.ts';

/** A number as people write them. */
export function number(random: Random): string {
  if (random.chance(0.15)) return random.pick(numbers);
  const value = 10 ** (8 * random.uniform() - 3) * (random.chance(0.05) ? -1 : 1);
  const written = String(Number(value.toPrecision(1 + random.few(6))));
  return random.chance(0.1) ? `${written}${random.pick(['k', 'M', 'B', 'T', '%'])}` : written;
}

const withUnit = (random: Random, unit: string | null) =>
  unit === null || random.chance(0.3) ? '' : ` ${random.chance(0.9) ? unit : random.pick(units)}`;

const numberBelow = (random: Random, most: number) =>
  String(Number((random.uniform() * most).toPrecision(3)));

/** Numbers that go up, as most families ask. */
function ascending(random: Random, count: number): string[] {
  const start = 10 ** (6 * random.uniform() - 2);
  const sorted = random.times(count, () => start * (1 + 5 * random.uniform())).sort((a, b) => a - b);
  return sorted.map((value) =>
    random.chance(0.04) ? random.pick(numbers) : String(Number(value.toPrecision(4))),
  );
}

/** Arguments that a family mostly takes. */
const argumentsOf: Readonly<Record<string, (random: Random) => string>> = {
  beta: (random) => `${numberBelow(random, 9)}, ${numberBelow(random, 30)}`,
  gamma: (random) => `${numberBelow(random, 20)}, ${number(random)}`,
  lognormal: (random) =>
    random.pick([
      () => `median=${number(random)}, gsd=${1 + Number(numberBelow(random, 3))}`,
      () => `mean=${number(random)}, sd=${numberBelow(random, 20)}`,
      () => `mu=${numberBelow(random, 40)}, sigma=${numberBelow(random, 3)}`,
      () => `p5=${ascending(random, 2).join(', p95=')}`,
    ])(),
  normal: (random) =>
    random.pick([
      () => `${number(random)}, ${numberBelow(random, 9)}`,
      () => `p10=${ascending(random, 2).join(', p90=')}`,
    ])(),
  triangular: (random) => ascending(random, 3).join(', '),
  pert: (random) => ascending(random, 3).join(', '),
  trapezoidal: (random) => ascending(random, 4).join(', '),
  uniform: (random) => ascending(random, 2).join(', '),
  loguniform: (random) => ascending(random, 2).join(', '),
  exponential: (random) => number(random),
  weibull: (random) => `${numberBelow(random, 9)}, ${number(random)}`,
  student_t: (random) => numberBelow(random, 30),
  pareto: (random) => `${number(random)}, ${numberBelow(random, 6)}`,
  poisson: (random) => number(random),
  binomial: (random) => `${random.below(300)}, ${numberBelow(random, 1)}`,
  bernoulli: (random) => numberBelow(random, 1),
  geometric: (random) => numberBelow(random, 1),
  negative_binomial: (random) => `${random.below(30)}, ${numberBelow(random, 1)}`,
  chi_square: (random) => numberBelow(random, 40),
  discrete_uniform: (random) => `${random.below(9)}, ${9 + random.below(99)}`,
  discrete: (random) => {
    const count = 1 + random.few(6);
    const weights = random.chance(0.5)
      ? `, weights=[${random.times(count, () => numberBelow(random, 3)).join(', ')}]`
      : '';
    return `values=[${ascending(random, count).join(', ')}]${weights}`;
  },
  quantiles: (random) => {
    const percents = ['5', '10', '25', '50', '75', '90', '95'].filter(() => random.chance(0.6));
    return percents.map((percent, index) => `p${percent}=${ascendingAt(index)}`).join(', ');
    function ascendingAt(index: number) {
      return Number((index + random.uniform()).toPrecision(3));
    }
  },
  mixture: (random) =>
    `${distribution(random)}, ${distribution(random)}${random.chance(0.6) ? `, weights=[${numberBelow(random, 2)}, ${numberBelow(random, 2)}]` : ''}`,
  truncate: (random) => `${distribution(random)}, ${random.pick(['low', 'high'])}=${number(random)}`,
  empirical: () => 'file="draws.csv", column="tokens"',
};

/** A distribution without its unit. */
export function distribution(random: Random): string {
  if (random.chance(0.3)) return ascending(random, 2).join(' to ');
  const family = random.pick(familyNames);
  const usual = argumentsOf[family];
  const given =
    usual === undefined || random.chance(0.06)
      ? random.times(random.few(4), () => number(random)).join(', ')
      : usual(random);
  return `${family}(${given})`;
}

/** What an input may be, in a unit. */
export function quantity(random: Random, unit: string | null): string {
  const value = random.chance(0.75) ? distribution(random) : number(random);
  return `${value}${withUnit(random, unit)}`;
}

/** A formula over names, not too deep. */
export function formula(random: Random, names: readonly string[], depth = 4): string {
  const inner = () => formula(random, names, depth - 1);
  if (depth === 0 || random.chance(0.25))
    return random.chance(0.75) && names.length > 0 ? random.pick(names) : number(random);
  const sort = random.uniform();
  if (sort < 0.55) return `${inner()} ${random.pick(['+', '-', '*', '/', '*', '+'])} ${inner()}`;
  if (sort < 0.62) return `${inner()}^${random.pick(['2', '0.5', '-1', inner()])}`;
  if (sort < 0.7)
    return `if(${inner()} ${random.pick(['<', '<=', '>', '>=', '==', '!='])} ${inner()}, ${inner()}, ${inner()})`;
  if (sort < 0.75) return `(${inner()})`;
  if (sort < 0.8) return `-${inner()}`;
  return `${random.pick(functionNames)}(${random.times(1 + random.few(3), inner).join(', ')})`;
}

export function goal(random: Random, names: readonly string[]): string {
  const required = random.chance(0.7)
    ? ` with ${random.pick(['90%', '50%', '99.9%', '100%', '0%', '0.5', '110%'])}`
    : '';
  return `${formula(random, names, 1)} ${random.pick(['<=', '<', '>=', '>'])} ${formula(random, names, 1)}${required}`;
}
