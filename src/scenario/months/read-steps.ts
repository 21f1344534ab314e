import { createDistribution } from '../../distributions/create-distribution.ts';
import { parseMonth } from '../../notation/calendar-month.ts';
import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { inBase, isDimensionless, sameDimension } from '../../units/arithmetic.ts';
import { currencyOf, inCurrency } from '../../units/currencies.ts';
import { readUnit } from '../../units/read-unit.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { checkRange, massOutside, negligible, percent } from '../range.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { InputValue, ScenarioInput } from '../scenario.ts';
import { specOf } from '../specification.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml-tree.ts';
import type { Step } from './horizon.ts';
import type { ReadHorizon } from './read-horizon.ts';
import type { AddPart } from './add-part.ts';

interface WrittenSteps {
  readonly input: ScenarioInput;
  readonly list: YamlNode | undefined;
  /** What was set by name, as in `gpu_price.steps.0`. */
  readonly set: ReadonlyMap<string, DraftEntry>;
  readonly horizon: ReadHorizon;
}

const month: Unit = readUnit('month').unit;

/** Reads the steps of an input, in the order of the file. */
export function readSteps(
  { input, list, set, horizon }: WrittenSteps,
  add: AddPart,
  reading: Reading,
): Step[] {
  if (list?.kind === 'scalar')
    report(reading, list, 'must be a list such as `[{ from: 2027-07, factor: 0.6 }]`', quoted(list.text));
  const rows = list?.kind === 'list' ? list.items.filter((row) => row.kind === 'map') : [];
  for (const [name, { key }] of set) {
    const [, number, part] = /\.steps\.(\d+)(?:\.(\w+))?$/.exec(name)!;
    const row = rows[Number(number)];
    if (row === undefined)
      report(
        reading,
        key,
        'there is no such step',
        quoted(name),
        `${input.name} has ${rows.length}, counted from 0`,
      );
    else if ((part === 'factor' || part === 'value') && !row.entries.has(part))
      report(reading, key, `this step has no ${part}`, quoted(name));
  }
  return rows.map((row, number) => {
    const given = (key: string) => {
      const name = `${input.name}.steps.${number}${key === 'from' ? '' : `.${key}`}`;
      return set.get(name)?.value ?? scalarAt(row, key);
    };
    const key = (part: string) => `steps.${number}${part}`;
    const from = readFrom(given('from'), horizon, reading, (node, value) =>
      add(key(''), node, value, { explanation: `When step ${number} of ${input.name} comes.`, unit: month }),
    );
    return {
      ...from,
      factor: readPart(given('factor'), dimensionless, reading, (node, value) => {
        const isOpen = input.range !== null && input.range[0] === Number.MIN_VALUE;
        checkRange(
          node,
          value,
          dimensionless,
          [isOpen ? Number.MIN_VALUE : 0, Number.POSITIVE_INFINITY],
          reading,
        );
        return add(key('.factor'), node, value, {
          explanation: `What ${input.name} is multiplied by from then on.`,
        });
      }),
      value: readPart(given('value'), writtenUnit(input), reading, (node, value) => {
        checkCurrency(node, value, input, reading);
        if (input.range !== null) checkRange(node, value, input.unit, input.range, reading);
        return add(key('.value'), node, value, {
          explanation: `What ${input.name} is from then on.`,
          unit: input.unit,
        });
      }),
      chance: readChance(given('probability'), reading, (node, value) =>
        add(key('.probability'), node, value, {
          explanation: `Whether step ${number} of ${input.name} comes at all.`,
        }),
      ),
    };
  });
}

/** The declared unit in the currency in which the starting value is written. */
function writtenUnit({ unit, value }: ScenarioInput): Unit {
  const currency = currencyOf(value.unit);
  return currency === null ? unit : inCurrency(unit, currency);
}

/** Between two currencies stands a rate, which a step has no place for. */
function checkCurrency(node: YamlScalar, value: InputValue, input: ScenarioInput, reading: Reading): void {
  const [start, step] = [currencyOf(input.value.unit), currencyOf(value.unit)];
  if (start === step) return;
  report(reading, node, `must be in the currency of the starting value, ${start}`, quoted(node.text));
}

const scalarAt = (row: YamlMap, key: string): YamlScalar | undefined => {
  const value = row.entries.get(key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
};

type Add = (node: YamlScalar, value: InputValue) => string;

/** A month of the horizon, or a time after its first day. */
function readFrom(
  node: YamlScalar | undefined,
  { from, months }: ReadHorizon,
  reading: Reading,
  add: Add,
): Pick<Step, 'from' | 'countsDays'> {
  const first = { from: 0, countsDays: false };
  if (node === undefined) return first;
  const written = parseMonth(node.text);
  if (written !== null) {
    if (written >= from && written < from + months) return { ...first, from: written - from };
    const rule =
      written < from
        ? 'a step cannot come before the horizon starts'
        : 'this is after the end of the horizon';
    report(reading, node, rule, quoted(node.text));
    return first;
  }
  const value = readValue(
    node,
    month,
    reading,
    'must be a month such as 2027-07, or a time after the start such as uniform(3, 9) month',
  );
  if (value === null) return first;
  if (value.kind === 'constant') {
    if (value.base < 0)
      report(reading, node, 'a step cannot come before the horizon starts', quoted(node.text));
  } else {
    const { below } = massOutside(createDistribution(value.spec), 0, Number.POSITIVE_INFINITY);
    if (below > negligible)
      report(
        reading,
        node,
        'a step cannot come before the horizon starts',
        `${percent(below)} of its mass is before`,
      );
  }
  return { from: add(node, value), countsDays: !Number.isInteger(value.unit.factor / month.factor) };
}

function readPart(node: YamlScalar | undefined, unit: Unit, reading: Reading, add: Add): string | null {
  if (node === undefined) return null;
  const value = readValue(node, unit, reading);
  return value === null ? null : add(node, value);
}

/** A number or distribution in a unit, which a bare one takes. */
function readValue(node: YamlScalar, unit: Unit, reading: Reading, needsUnit?: string): InputValue | null {
  const tree = readNotation(reading, node, parseQuantity);
  if (tree === null) return null;
  if (needsUnit !== undefined && tree.unit === null) {
    report(reading, node, needsUnit, quoted(node.text));
    return null;
  }
  if (tree.unit !== null && !sameDimension(tree.unit, unit)) {
    const rule = isDimensionless(unit)
      ? 'must be a number without a unit'
      : `must be in ${unit.text} or another unit of the same dimension`;
    report(reading, node, rule, quoted(tree.unit.text));
    return null;
  }
  const written = tree.unit ?? unit;
  if (tree.kind === 'constant')
    return {
      kind: 'constant',
      value: tree.value,
      unit: written,
      base: tree.unit === null ? inBase(tree.base, written) : tree.base,
    };
  const spec = specOf(tree, node, reading);
  return spec === null ? null : { kind: 'distribution', spec, unit: written };
}

/** The chance that a step comes; null where it surely does. */
function readChance(node: YamlScalar | undefined, reading: Reading, add: Add): string | null {
  if (node === undefined) return null;
  const value = readValue(node, dimensionless, reading);
  const share = value?.kind === 'constant' ? value.base : Number.NaN;
  if (!(share >= 0 && share <= 1)) {
    if (value !== null)
      report(reading, node, 'must be a share between 0 and 1, as in 70%', quoted(node.text));
    return null;
  }
  if (share === 1) return null;
  if (share === 0) return add(node, { kind: 'constant', value: 0, unit: dimensionless, base: 0 });
  return add(node, {
    kind: 'distribution',
    spec: { family: 'bernoulli', parameters: { probability: share } },
    unit: dimensionless,
  });
}
