import { didYouMean, type Problem } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { isCalendarMonth } from '../notation/monthly/functions.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { convertValue, sameDimension } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import type { MoneyNames } from './currency/in-one-currency.ts';
import { middleRate } from './currency/middle-rate.ts';
import { unitName } from './inputs.ts';
import type { GoalMonths } from './months/goal-months.ts';
import { isPublishedOverMonths } from './months/published-over-months.ts';
import type { Names } from './quantities.ts';
import { type Reading, readNotation, report } from './reading.ts';
import type { Published } from './scenario.ts';
import { publishedNumbers } from './schema.ts';
import { type UnreadPublished, wordsOf } from './unread-published.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** A number that went through a rate is known to no more digits than that. */
const rateDigits = 4;

/**
 * Reads published values; each is given in its quantity's unit. One that cannot be held against anything is a problem of
 * the scenario, or where `unread` is given one more of those.
 */
export function readPublished(
  node: YamlNode | undefined,
  names: MoneyNames,
  reading: Reading,
  over: GoalMonths | null = null,
  unread?: UnreadPublished[],
): Published[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const problems: Problem[] = [];
    const value = readOne(item, names, over, { ...reading, problems });
    if (problems.length > 0 && unread !== undefined) unread.push({ ...wordsOf(item), problems });
    else reading.problems.push(...problems);
    return value === null ? [] : [value];
  });
}

function readOne(
  node: YamlMap,
  names: MoneyNames,
  over: GoalMonths | null,
  reading: Reading,
): Published | null {
  const field = (key: string) => node.entries.get(key)?.value as YamlScalar | undefined;
  const name = field('quantity')!;
  const key = publishedNumbers.find((key) => node.entries.has(key))!;
  const written = field(key)!;
  const given = readGiven(written, key, reading);
  const quantity = names.quantities.find((candidate) => candidate.name === name.text);
  if (quantity === undefined) {
    if (!names.unread.has(name.text)) reportUnknownQuantity(name, names, reading);
    return null;
  }
  if (given === null) return null;
  const { unit } = quantity;
  if (isCalendarMonth(unit)) {
    const rule = 'a first_month is not a number and cannot be compared with a published value';
    report(reading, name, rule, quoted(name.text), 'write a goal on it, as in `over_budget > 2027-09`');
    return null;
  }
  if (isPublishedOverMonths(name, quantity, over, reading)) return null;
  if (given.unit !== null && !sameDimension(given.unit, unit)) {
    const rule = `must be in ${unitName(unit)} or another unit of the same dimension`;
    report(reading, written, rule, unitName(given.unit));
    return null;
  }
  const rate = middleRate(given.unit ?? unit, unit, names.inputs, names.atMiddle);
  const [low, high] = given.ends.map((end) => {
    const value = convertValue(end, given.unit ?? unit, unit);
    return rate === 1 ? value : Number((value * rate).toPrecision(rateDigits));
  }) as [number, number];
  return {
    quantity: quantity.name,
    // Of the roots, as a product of two large numbers may overflow.
    value: given.isRange ? Math.sqrt(low) * Math.sqrt(high) : low,
    range: given.isRange ? [low, high] : null,
    bound: key === 'value' ? null : key,
    unit,
    source: field('source')!.text,
    kind: field('kind')!.text as Published['kind'],
    group: (field('group')?.text ?? null) as Published['group'],
    statistic: (field('statistic')?.text ?? null) as Published['statistic'],
  };
}

/** What was reported, in its own unit: a number, or for `value` a range, which `a to b` then means as it stands. */
function readGiven(
  written: YamlScalar,
  key: (typeof publishedNumbers)[number],
  reading: Reading,
): {
  readonly ends: readonly [number, number];
  readonly unit: Unit | null;
  readonly isRange: boolean;
} | null {
  const tree = readNotation(reading, written, parseQuantity);
  if (tree === null) return null;
  if (tree.kind === 'constant') return { ends: [tree.value, tree.value], unit: tree.unit, isRange: false };
  const ends = tree.arguments.map(({ value }) => (value.kind === 'constant' ? value.value : Number.NaN));
  if (tree.family === 'to' && key === 'value')
    return { ends: ends as [number, number], unit: tree.unit, isRange: true };
  const [rule, hint] =
    key === 'value'
      ? ['a published value must be one number, or a range such as `2 to 3`']
      : [
          'a bound must be one number',
          tree.family === 'to' ? 'a range that was reported is a `value`' : undefined,
        ];
  report(reading, written, rule!, quoted(written.text), hint);
  return null;
}

/** Reports a name that is no quantity, with the nearest one that is. */
export function reportUnknownQuantity(node: YamlScalar, names: Names, reading: Reading): void {
  const isInput = names.units.has(node.text);
  const hint = isInput
    ? 'inputs are in every report; for a quantity write a formula'
    : didYouMean(
        node.text,
        names.quantities.map(({ name }) => name),
      );
  report(
    reading,
    node,
    isInput ? 'must be a quantity, not an input' : 'unknown quantity',
    quoted(node.text),
    hint,
  );
}
