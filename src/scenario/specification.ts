import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createSpec } from '../distributions/create-spec.ts';
import type { DistributionSpec } from '../distributions/distribution.ts';
import type { GivenArgument } from '../distributions/given.ts';
import { ParameterError } from '../distributions/parameter-error.ts';
import { ScenarioError } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import type { Argument, DistributionNode } from '../notation/tree.ts';
import { readColumn } from './csv.ts';
import { type Reading, reportAt } from './reading.ts';
import { largestCsv, readSourceFile } from './source-file.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** The distribution that a notation means; null, and problems, when it is none. */
export function specOf(tree: DistributionNode, node: YamlScalar, reading: Reading): DistributionSpec | null {
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
    for (const { argument, rule, found, hint } of error.problems) {
      const span = argument === null ? tree.span : (tree.arguments[argument]?.span ?? tree.span);
      reportAt(reading, node, span.start, rule, found, hint);
    }
    return null;
  }
}

function empiricalSpec(tree: DistributionNode, node: YamlScalar, reading: Reading): DistributionSpec | null {
  const complain = (at: Argument | null, rule: string, found?: string, hint?: string) => {
    reportAt(reading, node, (at ?? tree).span.start, rule, found, hint);
    return null;
  };
  const form = 'as in empirical(file="x.csv", column="tokens")';
  const texts = new Map<string, { text: string; argument: Argument }>();
  for (const argument of tree.arguments) {
    const { name, value } = argument;
    if (name !== 'file' && name !== 'column')
      return complain(
        argument,
        'empirical takes file= and column=',
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
  const values = columnValues(
    file.text,
    column.text,
    node,
    (rule, found, hint) => complain(file.argument, rule, found, hint),
    reading,
  );
  return values === null ? null : checkedSpec(tree, [{ name: 'values', value: values }], node, reading);
}

function columnValues(
  path: string,
  column: string,
  node: YamlScalar,
  complain: (rule: string, found: string, hint?: string) => null,
  reading: Reading,
): readonly number[] | null {
  const whole = path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(node.file.folder, path);
  try {
    const csv = readSourceFile(whole, path, largestCsv);
    reading.files.push(csv);
    return readColumn(csv, column);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const problem of error.problems) {
      if (problem.place.line === undefined)
        complain(problem.rule, problem.found ?? quoted(path), problem.hint);
      else reading.problems.push(problem);
    }
    return null;
  }
}
