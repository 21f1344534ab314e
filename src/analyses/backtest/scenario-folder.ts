import { host } from '#host';
import { yieldToEvents } from '../../engine/yield-to-events.ts';
import { formatProblem, InterruptedError, ScenarioError, UsageError } from '../../errors.ts';
import { FileError } from '../../host/host.ts';
import { isLeverFile } from '../../scenario/levers/lever-files.ts';
import { type ReadOptions, readScenario } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type UnreadPublished, unreadPublished } from '../../scenario/unread-published.ts';

/** One file of a folder. */
export interface FolderScenario {
  /** From the folder. */
  readonly file: string;
  /** Null where it was refused. */
  readonly scenario: Scenario | null;
  /** Published values that can be held against nothing. */
  readonly unread: readonly UnreadPublished[];
}

/**
 * The scenarios of a folder, and of the folders in it, that have published values or cannot be read.
 *
 * @throws UsageError where the folder cannot be read, or nothing in it is published; ScenarioError where what is
 * published cannot be told as no file can be read, or none with these overrides; InterruptedError where `signal`
 * stopped it
 */
export async function readFolder(
  directory: string,
  { set = [], allowRead = [] }: Pick<ReadOptions, 'set' | 'allowRead'>,
  signal?: AbortSignal,
): Promise<readonly FolderScenario[]> {
  const paths = scenarioFiles(directory).filter((path) => !isLeverFile(path));
  const options = { set, allowRead: [directory, ...allowRead] };
  const read: FolderScenario[] = [];
  for (const path of paths) {
    // Hundreds of files take seconds: a stop is heard between two of them.
    await yieldToEvents();
    if (signal?.aborted)
      throw new InterruptedError('stopped while the scenarios were read: there is no result');
    read.push(readOne(directory, path, options));
  }
  const problems = read.flatMap(({ unread }) => unread.flatMap((row) => row.problems));
  const refuse = () => {
    const seen = new Map(problems.map((problem) => [formatProblem(problem), problem]));
    throw new ScenarioError([...seen.values()]);
  };
  const refusesAll = set.length > 0 && read.length > 0 && read.every(({ scenario }) => scenario === null);
  const withoutSet = { ...options, set: [] };
  if (refusesAll && paths.some((path) => readOne(directory, path, withoutSet).scenario !== null)) refuse();
  const published = read.filter(
    ({ scenario, unread }) => unread.length > 0 || scenario!.published.length > 0,
  );
  const isAnyNamed = published.some(
    ({ scenario, unread }) =>
      (scenario?.published.length ?? 0) > 0 || unread.some(({ kind }) => kind !== null),
  );
  if (isAnyNamed) return published;
  if (problems.length > 0) refuse();
  throw new UsageError(`no scenario in ${directory} has published values`);
}

function readOne(directory: string, path: string, options: ReadOptions): FolderScenario {
  const file = host.files.relative(directory, path);
  const unread: UnreadPublished[] = [];
  try {
    return { file, scenario: readScenario(path, { ...options, unread }), unread };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { file, scenario: null, unread: unreadPublished(path, error.problems) };
  }
}

/** Folders that hold no scenarios to be run: `broken` those that must be refused, the others what tools put there. */
const isLeftOut = (name: string) => name === 'broken' || name === 'node_modules' || name.startsWith('.');

/** Scenario files of a folder and the folders in it, in the order of their names. */
function scenarioFiles(directory: string): string[] {
  const entries = (() => {
    try {
      return host.files.list(directory);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new UsageError(`${directory} is no folder that can be read`);
    }
  })();
  return entries.flatMap(({ name, isFolder }) => {
    const path = host.files.join(directory, name);
    if (isFolder) return isLeftOut(name) ? [] : scenarioFiles(path);
    return /\.ya?ml$/i.test(name) ? [path] : [];
  });
}
