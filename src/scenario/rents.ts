import { host } from '#host';
import type { RentList } from '../catalog/rent-list.ts';
import { ScenarioError } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { nameOfOwn } from './commitments.ts';
import { type Reading, report } from './reading.ts';
import { readRentList } from './rent-list.ts';
import { largestScenario, readNamedFile } from './source-file.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

/** The price list whose path a scenario gives, from its own folder; null, and problems, where it cannot be had. */
function readRents(node: YamlScalar, ownNames: readonly string[], reading: Reading): RentList | null {
  const { files } = host;
  const { folder, name } = node.file;
  const path = files.resolve(folder, node.text);
  const shown = files.isAbsolute(node.text) ? path : files.join(files.folderOf(name), node.text);
  const before = reading.problems.length;
  try {
    const csv = readNamedFile(node.file, { written: node.text, path, name: shown, largest: largestScenario });
    reading.files.push(csv);
    const list = readRentList(csv, ownNames, reading.problems);
    return reading.problems.length > before ? null : { ...list, file: node.text };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    // A place without a line means that the file cannot be had at all.
    for (const problem of error.problems)
      if (problem.place.line !== undefined) reading.problems.push(problem);
      else report(reading, node, problem.rule, problem.found ?? quoted(node.text), problem.hint);
    return null;
  }
}

/**
 * The price list that a scenario names; null where it names none, or gives every price that the list could.
 * `accelerators` are those that it chooses, `isGiven` says whether their rents are given as inputs.
 */
export function chosenRents(
  settings: ReadonlyMap<string, YamlNode>,
  accelerators: readonly (YamlNode | undefined)[],
  isGiven: boolean,
  reading: Reading,
): RentList | null {
  const node = settings.get('rents');
  if (node?.kind !== 'scalar') return null;
  const own = accelerators.flatMap((row) => (row?.kind === 'map' ? [nameOfOwn(row)] : []));
  const rents = readRents(node, own, reading);
  if (!isGiven) return rents;
  const rule = 'nothing in this list is used';
  report({ problems: reading.remarks }, node, rule, undefined, '`gpu_price` is given');
  return null;
}
