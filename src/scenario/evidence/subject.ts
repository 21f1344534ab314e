import { didYouMean } from '../../errors.ts';
import { type CalendarMonth, monthText, parseMonth } from '../../notation/calendar-month.ts';
import { quoted } from '../../notation/messages.ts';
import { isCalendarMonth } from '../../notation/monthly/functions.ts';
import type { Unit } from '../../units/unit.ts';
import { type Reading, report } from '../reading.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { YamlMap, YamlScalar } from '../yaml-tree.ts';
import type { ObservedNames } from './observed-names.ts';

/** What was observed, and when. */
export interface Subject {
  readonly name: string;
  readonly unit: Unit;
  /** The input that it is; null for a quantity. */
  readonly input: ScenarioInput | null;
  readonly month: CalendarMonth | null;
  /** Month of the horizon; null without one, or where all months are alike. */
  readonly at: number | null;
}

/** Stands for a month that is missing or cannot be read, so that the rest can be checked. */
const anyMonth: CalendarMonth = 0;

/** Finds what an observation is about. What is wrong with its name or its month is reported; null where it has no unit to check. */
export function readSubject(item: YamlMap, { names, over }: ObservedNames, reading: Reading): Subject | null {
  const node = item.entries.get('quantity')!.value as YamlScalar;
  const written = item.entries.get('month')?.value as YamlScalar | undefined;
  const seen = written === undefined ? null : (readMonth(written, over, reading) ?? anyMonth);
  const name = node.text;
  const input = names.inputs.find((one) => one.name === name) ?? null;
  const unit = (input ?? names.quantities.find((one) => one.name === name))?.unit;
  if (unit === undefined) {
    if (names.unread.has(name)) return null;
    const known = [...names.inputs, ...names.quantities].map((one) => one.name);
    report(reading, node, 'unknown quantity or input', quoted(name), didYouMean(name, known));
    return null;
  }
  if (isCalendarMonth(unit)) {
    const rule = 'a first_month is not a number and cannot be observed';
    report(
      reading,
      node,
      rule,
      quoted(name),
      'observe what its condition compares, in a month that is known',
    );
    return null;
  }
  const isMoving = over?.moving.includes(name) ?? false;
  const isTold = over === null || saysMonth(item, name, over, reading);
  const month = isTold ? seen : anyMonth;
  return { name, unit, input, month, at: isMoving ? month! - over!.horizon.from : null };
}

function readMonth(node: YamlScalar, over: ObservedNames['over'], reading: Reading): CalendarMonth | null {
  const month = parseMonth(node.text);
  if (month === null) {
    report(reading, node, 'must be a month', quoted(node.text), 'as in 2026-10');
    return null;
  }
  if (over === null) return month;
  const { from, months } = over.horizon;
  if (month >= from && month < from + months) return month;
  report(
    reading,
    node,
    `must be a month of the horizon, ${monthText(from)} to ${monthText(from + months - 1)}`,
    quoted(node.text),
    'begin the horizon there, or write what was seen before it into a scenario without a horizon and let this one extend that',
  );
  return null;
}

/** Whether an observation says of which month it is where it must, and does not where there is none to say. */
function saysMonth(
  item: YamlMap,
  name: string,
  { moving, whole, horizon }: NonNullable<ObservedNames['over']>,
  reading: Reading,
): boolean {
  const month = item.entries.get('month');
  if (moving.includes(name) && month === undefined) {
    const { from, months, isKnown } = horizon;
    const example = isKnown ? monthText(from) : '2027-01';
    const range = isKnown ? ` of ${example} to ${monthText(from + months - 1)}` : '';
    const hint = `add a month${range}, as in \`month: ${example}\`, or observe a formula such as at(${name}, ${example})`;
    report(reading, item, 'needs `month`, because it differs from month to month', quoted(name), hint);
    return false;
  }
  if (whole.includes(name) && month !== undefined) {
    const rule = 'is one number for the whole horizon and has no month';
    report(reading, month.key, rule, quoted(name), 'leave out `month`, or observe what it adds up');
    return false;
  }
  return true;
}
