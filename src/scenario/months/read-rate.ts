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

const periods = { month: 1, quarter: 3, year: 12 } as const;

/** A rate and its period in months. */
export interface Rate {
  readonly value: InputValue;
  readonly period: number;
  /** Whether the value is 1 + r. */
  readonly isFactor: boolean;
}

/** A rate of growth: `a to b` is the 90 % interval of the factor 1 + r, lognormal; what else is written is a rate itself. */
export function readGrowth(node: YamlScalar, reading: Reading): Rate | null {
  const written = periodOf(node, reading);
  if (written === null) return null;
  const { text, period } = written;
  const range = /^(.+?)\s+to\s+(.+)$/.exec(text);
  if (range === null || text.includes('(')) {
    const value = readShare(node, text, reading);
    if (value === null || !isAboveAll(node, value, -1, 'a rate of growth must lie above -100%', reading))
      return null;
    return { value, period, isFactor: false };
  }
  const ends = [range[1]!, range[2]!].map((end) => readShare(node, end, reading));
  if (ends.some((end) => end?.kind !== 'constant')) return null;
  const [low, high] = ends.map((end) => (end!.kind === 'constant' ? end!.base : 0)) as [number, number];
  if (!(low > -1)) {
    report(reading, node, 'a rate of growth must lie above -100%', quoted(range[1]!));
    return null;
  }
  if (!(low < high)) {
    const hint =
      low === high ? `write ${range[1]} per .. for a rate that is known` : `write ${range[2]} to ${range[1]}`;
    report(reading, node, 'the first end of a range must be below the second', quoted(text), hint);
    return null;
  }
  const tree = parseQuantity(`${plus(low)} to ${plus(high)}`);
  const spec = tree.kind === 'distribution' ? specOf(tree, node, reading) : null;
  return spec === null
    ? null
    : { value: { kind: 'distribution', spec, unit: dimensionless }, period, isFactor: true };
}

const plus = (rate: number) => Number((1 + rate).toPrecision(15));

/** A standard deviation per root of its period. */
export function readVolatility(node: YamlScalar, reading: Reading): Rate | null {
  const written = periodOf(node, reading);
  const value = written === null ? null : readSpread(node, written.text, reading);
  return value === null ? null : { value, period: written!.period, isFactor: false };
}

/** A relative standard deviation. */
export function readSpread(node: YamlScalar, text: string, reading: Reading): InputValue | null {
  const value = readShare(node, text, reading);
  return value !== null && isAboveAll(node, value, 0, 'must not be below 0', reading) ? value : null;
}

/** What stands before `per month`, `per quarter` or `per year`. */
function periodOf(
  node: YamlScalar,
  reading: Reading,
): { readonly text: string; readonly period: number } | null {
  const found = /^(.*\S)\s+per\s+(month|quarter|year)\s*$/.exec(node.text);
  if (found !== null) return { text: found[1]!.trim(), period: periods[found[2] as keyof typeof periods] };
  report(
    reading,
    node,
    'a rate says its period',
    quoted(node.text),
    `as in ${node.text.trim() || '5%'} per year, or per month`,
  );
  return null;
}

/** A number or distribution without a unit. */
export function readShare(node: YamlScalar, text: string, reading: Reading): InputValue | null {
  const tree = readNotation(reading, { ...node, text, at: (offset) => node.at(offset) }, parseQuantity);
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
  const { below } = massOutside(
    createDistribution(value.spec),
    low / value.unit.factor,
    Number.POSITIVE_INFINITY,
  );
  if (below <= negligible) return true;
  report(reading, node, rule, `${percent(below)} of its mass is below`);
  return false;
}
