import { quoted } from '../../notation/messages.ts';
import { isDimensionless } from '../../units/arithmetic.ts';
import { readNotation, report } from '../reading.ts';
import { middleOf, middleRate, ratesBetween } from '../currency/middle-rate.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import type { Likelihood, Observation } from './observation.ts';
import {
  type NumberReading,
  ownUnit,
  parseSeen,
  readSeen,
  type SeenNumber,
  withoutPercent,
} from './seen-number.ts';

/** What was seen, as far as its form decides it. */
export type Seen = Pick<Observation, 'likelihood' | 'text' | 'unit' | 'factor' | 'less' | 'money'>;

/** Of a rate of growth r people are shown r, while 1 + r may be drawn. */
const lessOf = ({ subject: { input } }: NumberReading) => input?.part?.less ?? 0;

/** The unit in which people see a number, what they see less than is drawn, and the rates between its currency and the quantity's. */
function shownIn(
  { unit }: SeenNumber,
  context: NumberReading,
): Pick<Seen, 'unit' | 'factor' | 'less' | 'money'> {
  const less = lessOf(context);
  const rates = ratesBetween(unit, context.subject.unit);
  const money = { rates, middle: middleOf(rates, context.names.inputs) };
  return {
    unit: unit.text,
    factor: unit.factor,
    ...(less === 0 ? {} : { less }),
    ...(rates.length === 0 ? {} : { money }),
  };
}

/** A number in the currency of another one, at the middle of the rates. */
function inMoneyOf({ unit }: SeenNumber, { base, unit: from }: SeenNumber, { names }: NumberReading): number {
  return base * middleRate(from, unit, names.inputs, names.atMiddle);
}

/** Reads `value` and `error`. What is wrong is reported; null then. */
export function readValue(value: YamlScalar, error: YamlScalar, context: NumberReading): Seen | null {
  const seen = readSeen(value, ownUnit(value, context), 'what was seen', context);
  const isRelative = readsAsShare(error, context);
  if (isRelative === null) return null;
  const likelihood = isRelative
    ? relative(value, seen, error, context)
    : absolute(value, seen, error, context);
  return seen && likelihood && { ...likelihood, ...shownIn(seen, context) };
}

type Read = { readonly likelihood: Likelihood; readonly text: string } | null;

/** Whether an error is written with %; null, and a problem, where it cannot be read. */
function readsAsShare(error: YamlScalar, { reading }: NumberReading): boolean | null {
  const tree = readNotation(reading, error, parseSeen);
  if (tree === null) return null;
  return error.text.includes('%') && (tree.unit === null || isDimensionless(tree.unit));
}

/** The standard deviation of ln value - ln truth. */
function relative(
  value: YamlScalar,
  seen: SeenNumber | null,
  error: YamlScalar,
  context: NumberReading,
): Read {
  const { reading, subject } = context;
  const tree = readNotation(reading, error, parseSeen)!;
  if (tree.kind !== 'constant') {
    report(reading, error, 'an error must be one number', quoted(error.text));
    return null;
  }
  const sd = tree.base;
  const isInPoints = value.text.includes('%') || (seen?.unit.text.includes('%') ?? false);
  if (isInPoints) {
    const points = `${shortened(sd)} for ${shortened(100 * sd)} percentage point${sd === 0.01 ? '' : 's'}`;
    const ofValue =
      seen === null ? '' : `, or ${shortened(sd * Math.abs(seen.base))} for that share of the value`;
    const hint = sd < mostPoints ? `write ${points}${ofValue}` : 'write it without %';
    report(reading, error, 'an error in % of a value in % can mean two things', quoted(error.text), hint);
    return null;
  }
  if (!(sd > 0)) return refuseNothing(error, context);
  if (seen === null) return null;
  const hint = `write an error in ${unitOf(seen)}`;
  if (lessOf(context) !== 0) {
    report(reading, error, 'the error of a rate of growth cannot be a share of it', quoted(error.text), hint);
    return null;
  }
  if (!(seen.base > 0)) {
    const rule = 'an error in % needs a value above 0';
    report(reading, error, rule, `${quoted(value.text)} of ${subject.name}`, hint);
    return null;
  }
  return { likelihood: { kind: 'ratio', value: seen.base, sd }, text: `${seen.text} within ${error.text}` };
}

/** The standard deviation of value - truth. */
function absolute(
  value: YamlScalar,
  seen: SeenNumber | null,
  error: YamlScalar,
  context: NumberReading,
): Read {
  const own = ownUnit(error, context);
  const bare = value.text.includes('%') ? withoutPercent(seen?.unit ?? own) : (seen?.unit ?? own);
  const sd = readSeen(error, bare, 'an error', context);
  if (sd === null) return null;
  if (!(sd.base > 0)) return refuseNothing(error, context);
  if (seen === null) return null;
  return {
    likelihood: { kind: 'difference', value: seen.base + lessOf(context), sd: inMoneyOf(seen, sd, context) },
    text: `${seen.text} within ${sd.text}`,
  };
}

function refuseNothing(error: YamlScalar, { reading }: NumberReading): null {
  const hint = 'no measurement and no model is exact: write how far off both together may be';
  report(reading, error, 'an error must be above 0', quoted(error.text), hint);
  return null;
}

/** Larger errors are a slip of the finger. */
const mostPoints = 1e6;

const shortened = (value: number) => String(Number(value.toPrecision(3)));

const unitOf = ({ unit }: SeenNumber) => (unit.text === '' ? 'the same unit, as in 0.03' : unit.text);

/** Reads `between`. What is wrong is reported; null then. */
export function readBetween(ends: readonly YamlScalar[], context: NumberReading): Seen | null {
  const { reading } = context;
  const [first, second] = ends as [YamlScalar, YamlScalar];
  const what = 'an end of a hard range';
  const own = ownUnit(second, context);
  const last = readSeen(second, own, what, context);
  // As in 14 to 16 GPU, a unit that stands once is that of both.
  const start = readSeen(first, last === null || last.isBare ? own : last.unit, what, context);
  if (start === null || last === null) return null;
  const high = last.isBare && !start.isBare ? readSeen(second, start.unit, what, context)! : last;
  const highBase = inMoneyOf(start, high, context);
  if (!(start.base < highBase)) {
    const hint =
      start.base === highBase
        ? 'a range needs some width: fix the input, or leave half a step on both sides of a whole number'
        : `write [${second.text}, ${first.text}]`;
    const found = quoted(`[${first.text}, ${second.text}]`);
    report(reading, first, 'the first end of a range must be below the second', found, hint);
    return null;
  }
  const less = lessOf(context);
  return {
    likelihood: { kind: 'between', low: start.base + less, high: highBase + less },
    text: `between ${start.text} and ${high.text}`,
    ...shownIn(start, context),
  };
}
