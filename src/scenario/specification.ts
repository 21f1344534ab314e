import { host } from '#host';
import { createSpec } from '../distributions/create-spec.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import type { GivenArgument } from '../distributions/given.ts';
import { ParameterError } from '../distributions/parameter-error.ts';
import { ScenarioError } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import type { Argument, DistributionNode } from '../notation/tree.ts';
import { readColumn } from './csv.ts';
import { type Reading, reportAt } from './reading.ts';
import { largestCsv, readNamedFile } from './source-file.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** What notations mean that name no file. */
const known = new WeakMap<DistributionNode, DistributionSpec>();

/** The distribution that a notation means; null, and problems, when it is none. */
export function specOf(tree: DistributionNode, node: YamlScalar, reading: Reading): DistributionSpec | null {
  const files = reading.files.length;
  const spec = known.get(tree) ?? newSpec(tree, node, reading);
  if (spec !== null && reading.files.length === files) known.set(tree, spec);
  return spec;
}

function newSpec(tree: DistributionNode, node: YamlScalar, reading: Reading): DistributionSpec | null {
  if (tree.family === 'empirical' && !tree.arguments.some(({ name }) => name === 'values'))
    return empiricalSpec(tree, node, reading);
  const given: GivenArgument[] = [];
  for (const { name, value } of tree.arguments) {
    if (value.kind === 'constant' || value.kind === 'text') given.push({ name, value: value.value });
    else if (value.kind === 'list') given.push({ name, value: value.values });
    else {
      const inner = specOf(value, node, reading);
      if (inner !== null) given.push({ name, value: inner });
    }
  }
  if (given.length < tree.arguments.length) return null;
  return checkedSpec(tree, given, node, reading);
}

function checkedSpec(
  tree: DistributionNode,
  given: readonly GivenArgument[],
  node: YamlScalar,
  reading: Reading,
): DistributionSpec | null {
  try {
    return createSpec(tree.family, given);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const said = new Set<string>();
    for (const { argument, rule, found, hint } of error.problems) {
      // Two arguments that break the same rule need it only once.
      if (said.has(rule)) continue;
      said.add(rule);
      const span = argument === null ? tree.span : (tree.arguments[argument]?.span ?? tree.span);
      reportAt(reading, node, span.start, rule, found, hint);
    }
    return null;
  }
}

/** How a scenario says that cells without a value do not count. */
const leftOut = 'left out';

function empiricalSpec(tree: DistributionNode, node: YamlScalar, reading: Reading): DistributionSpec | null {
  const complain = (at: Argument | null, rule: string, found?: string, hint?: string) => {
    reportAt(reading, node, (at ?? tree).span.start, rule, found, hint);
    return null;
  };
  const form = 'as in empirical(file="x.csv", column="tokens")';
  const texts = new Map<string, { text: string; argument: Argument }>();
  for (const argument of tree.arguments) {
    const { name, value } = argument;
    if (name !== 'file' && name !== 'column' && name !== 'missing')
      return complain(
        argument,
        'empirical takes file=, column= and missing=',
        name === null ? undefined : quoted(name),
        form,
      );
    if (value.kind !== 'text') return complain(argument, `${name} must be a text in quotes`, undefined, form);
    texts.set(name, { text: value.value, argument });
  }
  const file = texts.get('file');
  const column = texts.get('column');
  if (file === undefined || column === undefined)
    return complain(null, `empirical needs ${file === undefined ? 'file' : 'column'}`, undefined, form);
  const missing = texts.get('missing');
  if (missing !== undefined && missing.text !== leftOut)
    return complain(missing.argument, `missing can only be "${leftOut}"`, quoted(missing.text));
  const { folder, name } = node.file;
  const { files } = host;
  const isAtHome = file.text.startsWith('~/');
  const path = isAtHome ? files.join(files.home(), file.text.slice(2)) : files.resolve(folder, file.text);
  const isWhole = files.isAbsolute(file.text) || isAtHome;
  const shown = isWhole ? path : files.join(files.folderOf(name), file.text);
  try {
    const csv = readNamedFile(node.file, { written: file.text, path, name: shown, largest: largestCsv });
    reading.files.push(csv);
    const values = readColumn(csv, column.text, missing !== undefined);
    return checkedSpec(tree, [{ name: 'values', value: values }], node, reading);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const problem of error.problems) {
      // A place without a line means that the file or the column cannot be had at all.
      const at = problem.path === '' ? file.argument : column.argument;
      if (problem.place.line !== undefined) reading.problems.push(problem);
      else complain(at, problem.rule, problem.found ?? quoted(file.text), problem.hint);
    }
    return null;
  }
}
