import { quoted } from '../../notation/messages.ts';
import { divideUnits, isDimensionless } from '../../units/arithmetic.ts';
import { dimensionless } from '../../units/unit.ts';
import { middleRate } from '../currency/middle-rate.ts';
import { unitName } from '../inputs.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { YamlScalar } from '../yaml-tree.ts';
import type { Seen } from './read-value.ts';
import { type NumberReading, parseSeen, readSeen } from './seen-number.ts';

/** Reads `count` and `of`. What is wrong is reported; null then. */
export function readCount(count: YamlScalar, of: YamlScalar, context: NumberReading): Seen | null {
  const { subject, reading } = context;
  const counted = readWhole(count, 'a count', reading);
  const seen = isDimensionless(subject.unit) ? binomial(counted, of, context) : poisson(counted, of, context);
  return counted === null ? null : seen;
}

/** So many of so many, each with the probability that is the quantity. */
function binomial(count: number | null, of: YamlScalar, { subject, reading }: NumberReading): Seen | null {
  const trials = readWhole(of, '`of`', reading, subject.name);
  if (count === null || trials === null) return null;
  const hint = `a count of events needs a quantity in a unit such as 1/day`;
  if (trials === 0 || count > trials) {
    const rule = trials === 0 ? 'nothing was tried' : 'the count must not be above the number of trials';
    report(reading, of, rule, `${count} of ${trials}`, hint);
    return null;
  }
  return {
    likelihood: { kind: 'binomial', count, of: trials },
    text: `${count} of ${trials}`,
    unit: '',
    factor: 1 / trials,
  };
}

/** So many events, whose mean is the quantity times `of`. */
function poisson(count: number | null, of: YamlScalar, context: NumberReading): Seen | null {
  const { subject, reading } = context;
  const wanted = divideUnits(dimensionless, subject.unit);
  const tree = readNotation(reading, of, parseSeen);
  if (tree === null) return null;
  if (tree.kind === 'constant' && tree.unit === null) {
    const rule = `needs a unit, so that ${subject.name} (${unitName(subject.unit)}) times it is a number`;
    report(reading, of, rule, quoted(of.text), `as in ${of.text} ${wanted.text}`);
    return null;
  }
  const exposure = readSeen(of, wanted, '`of`', context, wanted);
  if (exposure === null) return null;
  if (!(exposure.base > 0)) {
    report(reading, of, 'must be above 0', quoted(of.text));
    return null;
  }
  if (count === null) return null;
  const { inputs, atMiddle } = context.names;
  const base = exposure.base * middleRate(exposure.unit, wanted, inputs, atMiddle);
  return {
    likelihood: { kind: 'poisson', count, exposure: base },
    text: `${count} in ${exposure.text}`,
    unit: '',
    factor: 1 / base,
  };
}

/** A whole number from 0 on without a unit; `share`, where given, is what it is the denominator of. */
function readWhole(node: YamlScalar, what: string, reading: Reading, share?: string): number | null {
  const tree = readNotation(reading, node, parseSeen);
  if (tree === null) return null;
  const isPlain = tree.kind === 'constant' && (tree.unit === null || tree.unit.text === '');
  if (isPlain && Number.isSafeInteger(tree.base) && tree.base >= 0) return tree.base;
  const hint =
    share !== undefined && tree.unit !== null
      ? `${share} has no unit, so give a number of trials`
      : undefined;
  report(
    reading,
    node,
    `${what} must be a whole number of at least 0, without a unit`,
    quoted(node.text),
    hint,
  );
  return null;
}
