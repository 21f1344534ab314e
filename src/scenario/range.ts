import { createDistribution } from '../distributions/create-distribution.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { formatNumber, formatQuantity } from '../notation/format.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { quoted } from '../notation/messages.ts';
import type { DistributionNode } from '../notation/tree.ts';
import { convertValue } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import { type Reading, report } from './reading.ts';
import type { InputValue } from './scenario.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** Less mass than this outside the range is no mistake: fewer than one draw in 10^12 lands there. */
export const negligible = 1e-12;

/** Checks that an input lies in its allowed range, ends included; `range` is in `unit`. */
export function checkRange(
  node: YamlScalar,
  value: InputValue,
  unit: Unit,
  range: readonly [low: number, high: number],
  reading: Reading,
): boolean {
  // The smallest number stands for "above 0" in any unit.
  const low = range[0] === Number.MIN_VALUE ? range[0] : convertValue(range[0], unit, value.unit);
  const high = convertValue(range[1], unit, value.unit);
  if (value.kind === 'constant') {
    const [least, most] = widened(low, high);
    if (value.value >= least && value.value <= most) return true;
    report(reading, node, rangeRule(range, unit), quoted(node.text));
    return false;
  }
  const { below, above } = massOutside(createDistribution(value.spec), low, high);
  if (below + above <= negligible) return true;
  const sides = [
    ...(below > negligible ? [`${percent(below)} of its mass is below`] : []),
    ...(above > negligible ? [`${percent(above)} of its mass is above`] : []),
  ];
  report(
    reading,
    node,
    rangeRule(range, unit),
    sides.join(' and '),
    rangeHint(node.text, value.unit, low, high),
  );
  return false;
}

/** The mass of a distribution on both sides of a range, whose ends belong to it; they may be infinite. */
export function massOutside({ cdf, survival }: Distribution, low: number, high: number) {
  const [least, most] = widened(low, high);
  return {
    below: least === Number.NEGATIVE_INFINITY ? 0 : cdf(nextBelow(least)),
    above: most === Number.POSITIVE_INFINITY ? 0 : survival(most),
  };
}

/** Conversion of an end such as 100 % rounds; a few units in the last place are not a mistake. */
function widened(low: number, high: number): readonly [least: number, most: number] {
  return [low - Math.abs(low) * 1e-15, high + Math.abs(high) * 1e-15];
}

/** An atom at the end of the range lies inside it. */
function nextBelow(x: number): number {
  return x === 0 ? -Number.MIN_VALUE : x - Math.abs(x) * Number.EPSILON;
}

/** What a range asks. */
export function rangeRule([low, high]: readonly [number, number], { text }: Unit): string {
  const end = text === '' ? '' : ` ${text}`;
  const isOpen = low === Number.MIN_VALUE;
  if (high === Number.POSITIVE_INFINITY) return isOpen ? 'must be above 0' : `must not be below ${low}${end}`;
  if (low === Number.NEGATIVE_INFINITY) return `must not be above ${high}${end}`;
  if (isOpen) return `must be above 0 and at most ${high}${end}`;
  return `must lie between ${low} and ${high}${end}`;
}

/** A notation that keeps inside the range, in the unit of the original. */
function rangeHint(text: string, unit: Unit, low: number, high: number): string | undefined {
  const tree = parseQuantity(text);
  if (tree.kind !== 'distribution') return undefined;
  const isShare = unit.factor * high === 1 && Math.max(low, 0) * unit.factor < 1e-300;
  const ends = tree.arguments.map(({ value }) =>
    value.kind === 'constant' ? value.value * unit.factor : Number.NaN,
  );
  if (tree.family === 'to' && isShare && ends.every((end) => end > 0 && end < 1))
    return `write beta(p5=${short(ends[0]!)}, p95=${short(ends[1]!)})`;
  const bare: DistributionNode = { ...tree, unit: null };
  const sides = [
    ...(low === Number.NEGATIVE_INFINITY ? [] : [`low=${short(low < 1e-300 && low > 0 ? 0 : low)}`]),
    ...(high === Number.POSITIVE_INFINITY ? [] : [`high=${short(high)}`]),
  ];
  const written = tree.unit === null ? '' : formatNumber(0, unit).slice(1);
  return `write truncate(${formatQuantity(bare)}, ${sides.join(', ')})${written}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A mass as a percentage with two digits. */
export function percent(mass: number): string {
  const value = mass * 100;
  return `${value >= 99.5 || value >= 0.01 ? Number(value.toPrecision(2)) : value.toExponential(1)}%`;
}
