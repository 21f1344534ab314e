import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { ImportOptions } from '../import/options.ts';
import { parseMonth } from '../notation/calendar-month.ts';
import { partText } from '../scenario/parts/part-text.ts';
import { byteSource, codecs } from './byte-source.ts';
import { exitCodes, type Words } from './command.ts';
import { comments, sayRest } from './import-words.ts';
import { print } from './outlet.ts';
import { countOf, readShare, switchOf, textOf, textsOf } from './words.ts';

/** Options that only some kinds of file take. */
const ofSomeFiles = [
  'users',
  'days',
  'model',
  'time-zone',
  'gpus',
  'instances',
  'concurrency',
  'run',
  'service',
  'sku',
  'quantity',
  'month',
  'currency',
];

/** The workload that the model has where a scenario names none. */
const usualWorkload = 'chat';

/** `costcone import`: what a log, a benchmark or a bill says, as a part of a scenario. */
export async function importing(words: Words): Promise<number> {
  const files = textsOf(words, 'files');
  const into = textOf(words, 'into');
  if (switchOf(words, 'replace') && into === undefined)
    throw new UsageError('--replace needs --into: there is nothing to replace');
  const options = optionsOf(words);
  const { importFiles } = await import('../import/import-file.ts');
  const { partOf } = await import('../import/part-of.ts');
  const { fragment } = await importFiles(eachOnce(files).map(byteSource), options, codecs());
  const given = textOf(words, 'workload');
  const beside = { error: options.error, options: scenarioOptions(words) };
  if (into !== undefined) {
    const { mergeFragment } = await import('./import-into.ts');
    mergeFragment(into, fragment, {
      ...beside,
      workload: given,
      replace: switchOf(words, 'replace'),
      allowRead: textsOf(words, 'allow-read'),
    });
    return exitCodes.ok;
  }
  const part = partOf(fragment, { ...beside, workload: given ?? usualWorkload });
  print([...comments(fragment), partText(part)].join('\n'));
  // On a terminal it stands above the part already.
  if (!process.stdout.isTTY) sayRest(fragment);
  return exitCodes.ok;
}

/** @throws UsageError where a file is named twice: all that is in it would count twice */
function eachOnce(files: readonly string[]): readonly string[] {
  const paths = files.map((file) => (file === '-' ? file : resolve(file)));
  const twice = paths.findIndex((path, index) => paths.indexOf(path) < index);
  if (twice >= 0) throw new UsageError(`${files[twice]!} is named twice: what it holds would count twice`);
  return files;
}

/** `--error 5%`, or a number in the unit of what was measured. */
function errorOf(words: Words): string | undefined {
  const text = textOf(words, 'error');
  if (text === undefined) return undefined;
  if (text.endsWith('%')) readShare('error', text, 'a share, as in 5%');
  else if (!/^\d[\d.]*(?:e[+-]?\d+)?[kMBT]? ?[A-Za-z][\w/*^.-]*$/.test(text))
    throw new UsageError(
      `--error needs a share, as in 5%, or a number with its unit, as in "40 token/s/GPU" (found "${text}")`,
    );
  return text;
}

function scenarioOptions(words: Words): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['accelerator', 'region']) {
    const text = textOf(words, name);
    if (text === undefined) continue;
    if (!/^[\w.-]+$/.test(text))
      throw new UsageError(`--${name} needs an id of the catalogue (found "${text}")`);
    found[name] = text;
  }
  return found;
}

function optionsOf(words: Words): ImportOptions {
  const months = textsOf(words, 'month');
  for (const month of months)
    if (parseMonth(month) === null)
      throw new UsageError(`--month needs a month, as in 2026-10 (found "${month}")`);
  const seed = textOf(words, 'seed') ?? 'import';
  if (seed === '') throw new UsageError('--seed needs at least one character');
  return {
    timeZone: textOf(words, 'time-zone') ?? 'UTC',
    saysTimeZone: textOf(words, 'time-zone') !== undefined,
    days: daysOf(words),
    users: countOf(words, 'users'),
    model: textOf(words, 'model'),
    gpus: countOf(words, 'gpus'),
    instances: countOf(words, 'instances'),
    concurrency: countOf(words, 'concurrency'),
    run: countOf(words, 'run'),
    services: textsOf(words, 'service'),
    months,
    currency: textOf(words, 'currency'),
    skus: textsOf(words, 'sku'),
    quantity: textOf(words, 'quantity') ?? 'hardware_cost',
    error: errorOf(words),
    given: ofSomeFiles.filter((name) => words[name] !== undefined),
    seed,
  };
}

/** `--days 7` or `0.5`. */
function daysOf(words: Words): number | undefined {
  const text = textOf(words, 'days');
  if (text === undefined) return undefined;
  const days = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(days > 0)) throw new UsageError(`--days needs a number of days, as in 7 (found "${text}")`);
  return days;
}
