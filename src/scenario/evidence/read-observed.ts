import { rangeRule } from '../range.ts';
import { type Reading, report } from '../reading.ts';
import type { Evidence } from '../scenario.ts';
import { textAt } from '../shape.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml-tree.ts';
import { errorHint } from './error-hint.ts';
import type { Likelihood, Observation } from './observation.ts';
import type { ObservedNames } from './observed-names.ts';
import { readCount } from './read-count.ts';
import { remarkKnown, remarkSlight, remarkTwice } from './remarks.ts';
import { readBetween, readValue, type Seen } from './read-value.ts';
import { type NumberReading, readSeen } from './seen-number.ts';
import { readSubject, type Subject } from './subject.ts';

/** Reads what was observed; null where nothing was. */
export function readObserved(
  node: YamlNode | undefined,
  context: ObservedNames,
  reading: Reading,
): Evidence | null {
  if (node?.kind !== 'list') return null;
  const seen = new Map<string, YamlNode>();
  const observations = node.items.flatMap((item) => {
    // What is wrong with its shape has been reported, and taken out.
    if (item.kind !== 'map' || isMisshapen(item, reading)) return [];
    const observation = readOne(item, context, reading);
    if (observation === null) return [];
    const key = JSON.stringify(observation);
    if (seen.has(key)) remarkTwice(item, seen.get(key)!, reading);
    seen.set(key, item);
    return [observation];
  });
  return observations.length === 0 ? null : { observations, of: null };
}

function isMisshapen(item: YamlMap, { problems }: Reading): boolean {
  const { file } = item.at();
  return problems.some(
    ({ place, path }) =>
      place.file === file &&
      (path === item.path || path.startsWith(`${item.path}.`) || path.startsWith(`${item.path}[`)),
  );
}

function readOne(item: YamlMap, context: ObservedNames, reading: Reading): Observation | null {
  const before = reading.problems.length;
  const subject = readSubject(item, context, reading);
  const isFormed = hasOneForm(item, context, reading);
  if (subject === null) return null;
  const numbers = { subject, names: context.names, reading };
  if (!isFormed) {
    const value = item.entries.get('value')?.value;
    if (value?.kind === 'scalar') readSeen(value, subject.unit, 'what was seen', numbers);
    return null;
  }
  const seen = readForm(item, numbers);
  if (seen === null || reading.problems.length > before) return null;
  remarkKnown(item, subject, reading);
  remarkSlight(item, seen.likelihood, reading);
  if (isImpossible(item, subject, seen.likelihood, reading)) return null;
  const { name, month, at } = subject;
  const source = textAt(item.entries.get('source')?.value) ?? '';
  return { quantity: name, month, at, source, ...seen };
}

/** Reads the keys of the form that it has. */
function readForm({ entries }: YamlMap, context: NumberReading): Seen | null {
  const at = (key: string) => entries.get(key)?.value as YamlScalar;
  const between = entries.get('between')?.value;
  if (between?.kind === 'list') return readBetween(between.items as YamlScalar[], context);
  return entries.has('value')
    ? readValue(at('value'), at('error'), context)
    : readCount(at('count'), at('of'), context);
}

const forms = ['value', 'between', 'count'] as const;
const example = 'as in `value: 61k USD/month, error: 3%`';

/** Whether an observation has the keys of one form, and no others; what is wrong is reported. */
function hasOneForm(item: YamlMap, context: ObservedNames, reading: Reading): boolean {
  const { entries } = item;
  const given = forms.filter((key) => entries.has(key));
  const list = (keys: readonly string[]) => keys.map((key) => `\`${key}\``).join(' and ');
  if (given.length !== 1) {
    const found = given.length === 0 ? undefined : list(given);
    report(reading, item, 'needs exactly one of `value`, `between` and `count`', found, example);
    return false;
  }
  const [form] = given as [(typeof forms)[number]];
  const word = (key: string) => textAt(entries.get(key)?.value) ?? '';
  const before = reading.problems.length;
  if (form === 'value' && !entries.has('error')) {
    const rule =
      'needs `error`, the standard deviation of how far off the measurement and the model together may be';
    report(reading, item, rule, undefined, errorHint(word('quantity'), word('value'), context));
  }
  if (form === 'count' && !entries.has('of')) {
    const hint = 'as in `count: 7, of: 1 day` of a rate, or `count: 70, of: 100` of a share';
    report(reading, item, 'needs `of`', undefined, hint);
  }
  if (form !== 'value' && entries.has('error')) {
    const hint =
      form === 'between'
        ? 'a hard range has no error; if it may be off, write `value` and `error`'
        : 'the uncertainty of a count follows from its number';
    report(reading, entries.get('error')!.key, '`error` belongs to `value`', list([form, 'error']), hint);
  }
  if (form !== 'count' && entries.has('of'))
    report(reading, entries.get('of')!.key, '`of` belongs to `count`', list([form, 'of']));
  return reading.problems.length === before;
}

/** Whether all that a hard range holds is outside what an input may be; it is reported. */
function isImpossible(item: YamlMap, { input }: Subject, likelihood: Likelihood, reading: Reading): boolean {
  const range = input?.range;
  if (likelihood.kind !== 'between' || range === null || range === undefined) return false;
  const [low, high] = range.map((end) => end * input!.unit.factor) as [number, number];
  if (likelihood.high >= low && likelihood.low <= high) return false;
  const rule = `${rangeRule(range, input!.unit)}, as ${input!.name} does everywhere`;
  report(reading, item.entries.get('between')!.value, rule, 'a range without such a value');
  return true;
}
