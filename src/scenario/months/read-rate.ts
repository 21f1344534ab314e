import type { DistributionSpec } from '../../distributions/distribution.ts';
import { createDistribution } from '../../distributions/create-distribution.ts';
import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { isDimensionless } from '../../units/arithmetic.ts';
import { dimensionless } from '../../units/unit.ts';
import { massOutside, negligible, percent } from '../range.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import { constantValue, type InputValue } from '../scenario.ts';
import { specOf } from '../specification.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import { growthFactor } from './growth-factor.ts';

const periods = { month: 1, quarter: 3, year: 12 } as const;

/** A rate and its period in months. */
export interface Rate {
  readonly value: InputValue;
  readonly period: number;
  /** Whether the value is 1 + r. */
  readonly isFactor: boolean;
}

const tooLow = 'a rate of growth must lie above -100%';

/** A rate of growth: `a to b` is the 90 % interval of the factor 1 + r, lognormal; what else is written is a rate itself. */
export function readGrowth(node: YamlScalar, reading: Reading): Rate | null {
  const written = periodOf(node, reading);
  if (written === null) return null;
  const { text, period } = written;
  const ends = text.includes('(') ? [text] : text.split(/\sto\s/).map((end) => end.trim());
  if (ends.length !== 2) {
    const value = readShare(node, text, reading);
    return value === null || !isAboveAll(node, value, -1, tooLow, reading)
      ? null
      : { value, period, isFactor: false };
  }
  const value = readFactor(node, ends as [string, string], written, reading);
  return value === null ? null : { value, period, isFactor: true };
}

/** The lognormal factor 1 + r whose 90 % interval two rates are the ends of. */
function readFactor(
  node: YamlScalar,
  [first, second]: readonly [string, string],
  { text, per }: WrittenRate,
  reading: Reading,
): InputValue | null {
  const start = text.lastIndexOf(second);
  const [low, high] = [readShare(node, first, reading), readShare(node, second, reading, start)];
  if (low?.kind !== 'constant' || high?.kind !== 'constant') return null;
  if (!(low.base > -1)) {
    report(reading, node, tooLow, quoted(first));
    return null;
  }
  if (!(low.base < high.base)) {
    const hint = low.base === high.base ? `${first} per ${per}` : `${second} to ${first} per ${per}`;
    report(reading, node, 'the first end of a range must be below the second', quoted(text), `write ${hint}`);
    return null;
  }
  const tree = parseQuantity(`${growthFactor(low.base)} to ${growthFactor(high.base)}`);
  const spec = tree.kind === 'distribution' ? specOf(tree, node, reading) : null;
  return spec === null ? null : { kind: 'distribution', spec, unit: dimensionless };
}

/** A standard deviation per root of its period. */
export function readVolatility(node: YamlScalar, reading: Reading): Rate | null {
  const written = periodOf(node, reading);
  const value = written === null ? null : readSpread(node, written.text, reading);
  return value === null ? null : { value, period: written!.period, isFactor: false };
}

/** A relative standard deviation. */
export function readNoise(node: YamlScalar, reading: Reading): InputValue | null {
  const [size, per] = node.text.split(/\sper\s/);
  if (per === undefined) return readSpread(node, node.text, reading);
  const rule = 'noise has no period: it is how far a month deviates';
  report(reading, node, rule, quoted(node.text), `write ${size!.trim()}`);
  return null;
}

function readSpread(node: YamlScalar, text: string, reading: Reading): InputValue | null {
  const value = readShare(node, text, reading);
  return value !== null && isAboveAll(node, value, 0, 'must not be below 0', reading) ? value : null;
}

/** A rate as it was written: the text before its period, and the period in words and in months. */
interface WrittenRate {
  readonly text: string;
  readonly per: string;
  readonly period: number;
}

/** What stands before `per month`, `per quarter` or `per year`. */
function periodOf(node: YamlScalar, reading: Reading): WrittenRate | null {
  const [text, per, ...more] = node.text.split(/\sper\s/).map((part) => part.trim());
  if (text !== '' && more.length === 0 && Object.hasOwn(periods, per ?? ''))
    return { text: text!, per: per!, period: periods[per as keyof typeof periods] };
  const number = /^[-+]?[\d.]+%?(?: to [-+]?[\d.]+%?)?$/.exec(text!.split('/')[0]!)?.[0] ?? '5%';
  const rule = 'a rate needs its period: per month, per quarter or per year';
  report(reading, node, rule, quoted(node.text), `as in ${number} per year`);
  return null;
}

/** A number or distribution without a unit, which starts at an offset of the scalar. */
function readShare(node: YamlScalar, text: string, reading: Reading, start = 0): InputValue | null {
  const part: YamlScalar = {
    ...node,
    text,
    at: (offset) => node.at(offset === undefined ? undefined : start + offset),
  };
  const tree = readNotation(reading, part, parseQuantity);
  if (tree === null) return null;
  if (tree.unit !== null && !isDimensionless(tree.unit)) {
    report(reading, node, 'must be a number without a unit', quoted(tree.unit.text), 'as in 4%');
    return null;
  }
  if (tree.kind === 'constant') return constantValue(tree.base, dimensionless);
  const spec = specOf(tree, node, reading) as DistributionSpec | null;
  return spec === null ? null : { kind: 'distribution', spec, unit: tree.unit ?? dimensionless };
}

function isAboveAll(
  node: YamlScalar,
  value: InputValue,
  low: number,
  rule: string,
  reading: Reading,
): boolean {
  const isClosed = low === 0;
  if (value.kind === 'constant') {
    if (value.base > low || (isClosed && value.base === low)) return true;
    report(reading, node, rule, quoted(node.text));
    return false;
  }
  const distribution = createDistribution(value.spec);
  const end = low / value.unit.factor;
  const below = isClosed
    ? massOutside(distribution, end, Number.POSITIVE_INFINITY).below
    : distribution.cdf(end);
  if (below <= negligible) return true;
  report(reading, node, rule, `${percent(below)} of its mass ${isClosed ? 'is below' : 'does not'}`);
  return false;
}
