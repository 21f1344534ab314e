import { createDistribution } from '../distributions/create-distribution.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import { decimalExponent, log10, powerOfTen } from '../elementary/elementary.ts';
import type { Part } from './parts.ts';

/** Digits of a parameter unless more are needed; more than any log is known to. */
const usualDigits = 6;
/** Enough to write any double. */
const mostDigits = 17;

/** A share of the spread (5th to 95th percentile) by which rounded parameters may move a percentile. */
const enough = 1e-4;

/** Ends that values lie on: rounded outward, so that none is lost. */
const ends: Readonly<Record<string, 'down' | 'up'>> = { low: 'down', minimum: 'down', high: 'up' };

/**
 * A number with as many digits as its surroundings call for: six, or more where the spread is small beside the number.
 *
 * @param spread how far values lie apart
 */
export function figure(value: number, spread: number): string {
  const needed = value === 0 || !(spread > 0) ? 0 : Math.ceil(log10(Math.abs(value) / spread)) + 4;
  return String(Number(value.toPrecision(Math.min(Math.max(usualDigits, needed), mostDigits))));
}

/** The same, but on the side of the value that is said: an end keeps all values. */
export function end(value: number, spread: number, toward: 'down' | 'up'): number {
  const digits = figure(value, spread).replace(/e.*|\D|^0\.?0*/g, '').length;
  return roundedTo(value, Math.max(usualDigits, digits), toward);
}

/** Parts with parameters as they are written: rounded to as few digits as keep the percentiles. */
export function roundedParts(parts: readonly Part[]): readonly Part[] {
  return parts.map(({ share, of }) => ({
    share: Number(share.toPrecision(usualDigits)),
    of: typeof of === 'number' ? of : roundedSpec(of),
  }));
}

const probes = [0.05, 0.25, 0.5, 0.75, 0.95];

function roundedSpec(spec: DistributionSpec): DistributionSpec {
  const exact = probes.map(createDistribution(spec).quantile);
  const spread = exact.at(-1)! - exact[0]!;
  for (let digits = usualDigits; digits < mostDigits; digits++) {
    const rounded = withDigits(spec, digits);
    const { quantile } = createDistribution(rounded);
    if (probes.every((p, i) => Math.abs(quantile(p) - exact[i]!) <= enough * spread)) return rounded;
  }
  return spec;
}

function withDigits({ family, parameters }: DistributionSpec, digits: number): DistributionSpec {
  const round = (name: string, value: unknown) =>
    typeof value !== 'number'
      ? withDigits(value as DistributionSpec, digits)
      : family === 'truncate'
        ? value
        : roundedTo(value, digits, ends[name]);
  return {
    family,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, round(name, value)]),
    ),
  };
}

function roundedTo(value: number, digits: number, toward: 'down' | 'up' | undefined): number {
  if (value === 0 || (toward !== undefined && Number.isInteger(value))) return value;
  const near = Number(value.toPrecision(digits));
  const step = powerOfTen(decimalExponent(value) - digits + 1);
  if (toward === 'down' && near > value) return Number((near - step).toPrecision(digits));
  if (toward === 'up' && near < value) return Number((near + step).toPrecision(digits));
  return near;
}

/** Parts in the project's notation. */
export function notationOf(parts: readonly Part[]): string {
  const texts = parts.map(({ of }) => (typeof of === 'number' ? String(of) : callOf(of)));
  if (texts.length === 1) return texts[0]!;
  return `mixture(${texts.join(', ')}, weights=[${parts.map(({ share }) => share).join(', ')}])`;
}

function callOf({ family, parameters }: DistributionSpec): string {
  const words = Object.entries(parameters)
    // A beta on 0 to 1 needs no ends.
    .filter(([name]) => family !== 'beta' || !(name in ends))
    .map(([name, value]) =>
      typeof value === 'number' ? `${name}=${value}` : callOf(value as DistributionSpec),
    );
  return `${family}(${words.join(', ')})`;
}
