import { join } from 'node:path';
import type { Diff } from '../analyses/diff/result.ts';
import type { Result } from '../analyses/result.ts';
import { InterruptedError, UsageError } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames, questionName } from './page-files.ts';
import { formatWord, looksSaved, readSaved } from './saved-results.ts';
import { colourWanted } from './terminal.ts';
import { switchOf, textOf } from './words.ts';
import { print, printJson } from './outlet.ts';
import { tryOwn, writeWhole } from './written-files.ts';

/** What says how scenarios are drawn or changed: of no use to results that were drawn already. */
const ofScenarios = [
  'draws',
  'seed',
  'design',
  'workers',
  'set',
  'level',
  'max-draws',
  'lever',
  'levers',
] as const;

/**
 * Two files that both are saved results; null where none is.
 *
 * @throws UsageError where one of them is a scenario, or there are not two, or an option asks for draws
 */
export function savedPair(words: Words, files: readonly string[]): readonly [string, string] | null {
  const saved = files.filter(looksSaved);
  const [one] = saved;
  if (one === undefined) return null;
  const scenario = files.find((file) => !saved.includes(file));
  if (scenario !== undefined)
    throw new UsageError(
      `${one} is a saved result and ${scenario} a scenario: compare two of a kind; save a result of the scenario first, as in \`costcone run ${scenario} --json > new.json\``,
    );
  if (files.length !== 2)
    throw new UsageError(
      `compare takes two saved results, the old one first, as in \`costcone compare old.json new.json\` (found ${files.length})`,
    );
  const useless =
    ofScenarios.find((name) => words[name] !== undefined) ??
    ['sensitivity', 'observed'].filter((name) => words[name] === false).map((name) => `no-${name}`)[0];
  if (useless !== undefined)
    throw new UsageError(
      `--${useless} is of no use to saved results, which were drawn already: leave it out`,
    );
  if (switchOf(words, 'markdown'))
    throw new UsageError('--markdown: two saved results are compared as a table or as --json');
  if (switchOf(words, 'open')) throw new UsageError('--open: there is no page of two saved results');
  return files as [string, string];
}

/** Says what changed between two saved results; the exit code tells whether an output moved beyond its errors. */
export async function compareSaved(words: Words, files: readonly [string, string]): Promise<number> {
  const [old, now] = (await Promise.all(files.map(readResult))) as [Result, Result];
  const { diff } = await import('../analyses/diff/diff.ts');
  const folder = textOf(words, 'out');
  const stem = pageNames([files[1]])[0]!;
  const path = folder === undefined ? undefined : join(folder, `${questionName(stem, 'diff')}.json`);
  if (path !== undefined) tryOwn(path);
  const found = await withReasons(diff(old, now), old, now, words);
  if (path !== undefined) writeWhole(path, `${JSON.stringify(found)}\n`);
  if (switchOf(words, 'json')) printJson(found);
  else {
    const { terminalDiff } = await import('../report/terminal/terminal-diff.ts');
    print(terminalDiff(found, { colour: colourWanted() }));
  }
  return found.moved ? exitCodes.goalMissed : exitCodes.ok;
}

/** With what the change of the headline is made of, where its mean changed. */
async function withReasons(found: Diff, old: Result, now: Result, words: Words): Promise<Diff> {
  const [headline] = Object.keys(old.outputs);
  const mean = found.outputs[headline!]?.statistics.mean;
  if (words.bridge === false || mean === undefined || mean.change === 'same') return found;
  const { bridgeOfResults } = await import('../analyses/bridge-of-results.ts');
  const { signal, release } = stopOnInterrupt();
  try {
    return { ...found, why: await bridgeOfResults(old, now, { signal }) };
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    // A saved file that was edited may carry a scenario that was edited too: that is not a bug of ours.
    const reason = `the scenario that one of them carries cannot be drawn (${error instanceof Error ? error.message : String(error)})`;
    return { ...found, why: { bridge: null, reason } };
  } finally {
    release();
  }
}

/** @throws UsageError where a file holds another format, or less than a command writes */
async function readResult(file: string): Promise<Result> {
  const { saved, json } = readSaved(file);
  if (saved.format !== 'costcone-result/1')
    throw new UsageError(
      `${file} should be a costcone-result/1, as \`costcone run a.yaml --json\` prints it (found ${formatWord(saved)})`,
    );
  const { resultFormats } = await import('../report/formats.ts');
  const result = saved as Result;
  const { keys } = resultFormats['costcone-result/1'];
  const missing = keys.filter((key) => !Object.hasOwn(result, key));
  if (missing.length > 0)
    throw new UsageError(
      `${file} is no whole result: it lacks ${missing.map((key) => `"${key}"`).join(', ')}`,
    );
  const { checkSaved } = await import('../analyses/saved/check-saved.ts');
  checkSaved(result, 'costcone-result/1', file, json);
  const { outOfOutputs } = await import('../analyses/saved/first-months.ts');
  return outOfOutputs(result);
}
