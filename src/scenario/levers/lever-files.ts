import { host } from '#host';
import { didYouMean, joinedError, ScenarioError, UsageError } from '../../errors.ts';
import { FileError } from '../../host/host.ts';
import { quoted } from '../../notation/messages.ts';
import { largestScenario, readSourceFile } from '../source-file.ts';
import type { Lever } from './lever.ts';
import { readLever } from './read-lever.ts';

/** Lever files of a folder, in the order of their names. @throws UsageError where there are none */
function leverPaths(folder: string): readonly string[] {
  const entries = (() => {
    try {
      return host.files.list(folder);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new UsageError(`${folder} is not a readable folder of levers`);
    }
  })();
  const paths = entries
    .filter(({ name, isFolder }) => !isFolder && /\.ya?ml$/i.test(name))
    .map(({ name }) => host.files.join(folder, name))
    .filter(isLeverFile);
  if (paths.length === 0) throw new UsageError(`there is no lever in ${folder}`);
  return paths;
}

/** Every lever of a folder, those that come with costcone unless stated otherwise; `allowRead` as of `readScenario`. @throws ScenarioError with the problems of all */
export function readLevers(
  folder: string = host.files.shipped('scenarios/levers'),
  allowRead: readonly string[] = [],
): readonly Lever[] {
  return readAll(leverPaths(folder), allowRead);
}

/**
 * Levers by name, of those that come with costcone, or by path.
 *
 * @throws ScenarioError with the problems of all; UsageError where there is none of that name
 */
export function findLevers(words: readonly string[], allowRead: readonly string[] = []): readonly Lever[] {
  return readAll(words.map(pathOf), allowRead);
}

function readAll(paths: readonly string[], allowRead: readonly string[]): readonly Lever[] {
  const levers: Lever[] = [];
  const errors: ScenarioError[] = [];
  for (const path of paths) {
    try {
      levers.push(readLever(path, allowRead));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw joinedError(errors);
  return levers;
}

function pathOf(word: string): string {
  if (/[/\\]|\.ya?ml$/i.test(word)) return word;
  const folder = host.files.shipped('scenarios/levers');
  const paths = leverPaths(folder);
  const names = paths.map((path) => host.files.baseName(path).replace(/\.ya?ml$/i, ''));
  const index = names.indexOf(word);
  if (index >= 0) return paths[index]!;
  const hint = didYouMean(word, names) ?? 'a lever of your own is named by its path, as in ./mine.yaml';
  throw new UsageError(`there is no lever ${quoted(word)}; ${hint}; the levers are ${names.join(', ')}`);
}

/** Whether a file is a lever, or was meant to be one: whether it has that key. */
export function isLeverFile(path: string): boolean {
  try {
    return /^lever\s*:/m.test(readSourceFile(path, path, largestScenario).text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return false;
  }
}
