import { createDistribution } from '../../distributions/create-distribution.ts';
import { pow } from '../../elementary/elementary.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { convertValue } from '../../units/arithmetic.ts';
import { massOutside, negligible, percent, rangeRule } from '../range.ts';
import { type Reading, report } from '../reading.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { Placed } from '../yaml-tree.ts';
import type { Series } from './horizon.ts';
import type { ReadHorizon } from './read-horizon.ts';

/** Reports an input that what is surely known of its changes leads out of its allowed range. */
export function checkKnownRange(
  series: Series,
  input: ScenarioInput,
  parts: readonly ScenarioInput[],
  { from, months, isKnown }: ReadHorizon,
  at: Placed,
  reading: Reading,
): void {
  const { range, value, unit } = input;
  const factorOf = knownFactors(series, parts, from);
  if (range === null || factorOf === null || !isKnown) return;
  const [low, high] = range.map((end) =>
    end === Number.MIN_VALUE ? end : convertValue(end, unit, value.unit),
  );
  for (let month = 0; month < months; month++) {
    const factor = factorOf(month);
    const outside =
      value.kind === 'constant' || factor === 0
        ? outsideOf(value.kind === 'constant' ? value.value * factor : 0, low!, high!)
        : massOutside(createDistribution(value.spec), low! / factor, high! / factor);
    const mass = outside.below + outside.above;
    if (mass <= negligible) continue;
    const side = outside.above > outside.below ? 'above' : 'below';
    const what = value.kind === 'constant' ? 'it' : `${percent(mass)} of its mass`;
    const found = `in ${monthText(from + month)} ${what} is ${side}`;
    report(reading, at, rangeRule(range, unit), found, 'let it change less, or add `limits: [.., ..]`');
    return;
  }
}

/** Whether it is checked that an input stays in its range: what it is decides whether its changes may be what they are. */
export function isHeldToRange(
  series: Series,
  parts: readonly ScenarioInput[],
  { from, isKnown }: ReadHorizon,
): boolean {
  return series.limits === null && isKnown && knownFactors(series, parts, from) !== null;
}

/** A product that only rounding led beyond an end lies at it. */
function outsideOf(number: number, low: number, high: number) {
  const most = Math.abs(number) * 1e-12;
  return { below: Number(number < low - most), above: Number(number > high + most) };
}

/** What an input is multiplied by in a month, where that is one number; else null. */
function knownFactors(
  { growth, volatility, noise, season, steps }: Series,
  parts: readonly ScenarioInput[],
  from: number,
): ((month: number) => number) | null {
  const constant = (name: string) => {
    const value = parts.find((part) => part.name === name)?.value;
    return value?.kind === 'constant' ? value.base : null;
  };
  if (volatility !== null || noise !== null) return null;
  const rate = growth === null ? 0 : constant(growth.input);
  const known = steps.map(({ from: due, factor, chance }) =>
    typeof due === 'number' && factor !== null && chance === null ? constant(factor) : null,
  );
  if (rate === null || known.includes(null)) return null;
  return (month) =>
    pow(1 + rate, month / (growth?.period ?? 1)) *
    (season?.[(from + month) % 12] ?? 1) *
    steps.reduce((product, { from: due }, index) => product * (Number(due) <= month ? known[index]! : 1), 1);
}
