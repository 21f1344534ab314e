import { UsageError, visible } from '../errors.ts';
import { countWords } from '../analyses/words.ts';
import { host } from '#host';
import type { Fragment } from '../import/fragment.ts';
import { partOf } from '../import/part-of.ts';
import { fileAccess } from '../scenario/file-access.ts';
import { mergePart } from '../scenario/parts/merge-part.ts';
import { readScenario, readScenarioText } from '../scenario/read-scenario.ts';
import { largestScenario, readSourceFile } from '../scenario/source-file.ts';
import { sayRest } from './import-words.ts';
import { print } from './outlet.ts';
import { writeEdited } from './written-files.ts';

/** How a part goes into a scenario. */
export interface MergeOptions {
  /** The workload that was named. */
  readonly workload: string | undefined;
  readonly replace: boolean;
  readonly error: string | undefined;
  readonly options: Readonly<Record<string, string>>;
  readonly allowRead: readonly string[];
}

/**
 * Merges what a file says into a scenario. The file is written only where the scenario is valid before and after.
 *
 * @throws ScenarioError where it is not, or holds a key already; UsageError where its workload must be named
 */
export function mergeFragment(path: string, fragment: Fragment, options: MergeOptions): void {
  const { allowRead, replace } = options;
  const scenario = readScenario(path, { allowRead });
  const names = new Set(scenario.inputs.map(({ name }) => name));
  const workload = workloadOf(path, fragment, options.workload, names);
  // A scenario with customers, say, has no users of its own.
  const fits = fragment.inputs.filter(({ name, ofWorkload }) =>
    names.has(ofWorkload ? `${workload}.${name}` : name),
  );
  const strange = fragment.inputs
    .filter((input) => !fits.includes(input))
    .map(({ name, value }) => `${name} ${value}: ${visible(path)} has no such input`);
  const part = partOf({ ...fragment, inputs: fits }, { ...options, workload });
  const access = fileAccess(host.files.folderOf(host.files.resolve(path)), allowRead);
  const file = readSourceFile(path, path, largestScenario, access);
  const text = mergePart(file, part, replace);
  readScenarioText(text, { name: path, folder: file.folder, allowRead });
  writeEdited(path, text);
  sayRest({ unknown: fragment.unknown, leftOut: [...fragment.leftOut, ...strange] });
  const observed = part.lists.observed?.length ?? 0;
  print(
    `${visible(path)}: merged ${countWords(fits.length, 'input')}${observed === 0 ? '' : ` and ${countWords(observed, 'observation')}`}. Next: costcone run ${visible(path)}`,
  );
}

/** @throws UsageError where there are several and none was named */
function workloadOf(
  path: string,
  { inputs, published, observed }: Fragment,
  given: string | undefined,
  names: ReadonlySet<string>,
): string {
  const needsOne = [...inputs, ...published, ...observed].some(({ ofWorkload }) => ofWorkload);
  const workloads = [...names].flatMap((name) =>
    name.endsWith('.input_tokens') ? [name.slice(0, -'.input_tokens'.length)] : [],
  );
  if (given !== undefined) {
    if (!needsOne || workloads.includes(given)) return given;
    throw new UsageError(
      `${visible(path)} has no workload "${given}" (it has ${workloads.join(', ') || 'none'})`,
    );
  }
  if (!needsOne) return '';
  if (workloads.length === 1) return workloads[0]!;
  throw new UsageError(
    workloads.length === 0
      ? `${visible(path)} has no workload, and what is imported belongs to one`
      : `${visible(path)} has several workloads: name one with --workload (${workloads.join(', ')})`,
  );
}
