import type { Document } from 'yaml';
import { type Problem, ScenarioError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import { parseYaml } from '../yaml-document.ts';
import type { ScenarioPart } from './part.ts';

/** That nothing but what was meant has changed, and all of that. @throws ScenarioError */
export function checkMerged(
  file: SourceFile,
  before: Document.Parsed,
  text: string,
  part: ScenarioPart,
): void {
  const problems: Problem[] = [];
  const after = parseYaml({ ...file, text }, problems);
  if (problems.length === 0 && after !== null) {
    const [old, now] = [valuesOf(before), valuesOf(after)];
    if (old !== null && now !== null && rest(old, part) === rest(now, part) && holds(now, part)) return;
  }
  throw new ScenarioError([
    {
      place: { file: file.name },
      path: '',
      rule: 'is written in a way that a part cannot be merged into',
      hint: 'paste what `costcone import` prints without --into',
    },
  ]);
}

type Values = Readonly<Record<string, unknown>>;

/** Null where aliases lead nowhere, or to too much. */
function valuesOf(document: Document.Parsed): Values | null {
  try {
    return document.toJS() as Values;
  } catch {
    return null;
  }
}

const inputsOf = (values: Values) => (values.inputs ?? {}) as Values;

/** What a part does not touch, as one text. */
function rest(values: Values, { options, inputs, lists }: ScenarioPart): string {
  const touched = new Set([...Object.keys(options), 'inputs', 'workloads', ...Object.keys(lists)]);
  return JSON.stringify([
    Object.entries(values).filter(([key]) => !touched.has(key)),
    Object.entries(inputsOf(values)).filter(([name]) => !Object.hasOwn(inputs, name)),
  ]);
}

function holds(values: Values, { options, inputs, lists }: ScenarioPart): boolean {
  const rows = (Array.isArray(values.workloads) ? values.workloads : []) as (Values | string)[];
  return (
    Object.keys(options).every((key) => Object.hasOwn(values, key)) &&
    Object.keys(inputs).every((name) => {
      const [workload, ...words] = name.split('.');
      const isInRow = rows.some(
        (row) => typeof row === 'object' && row?.name === workload && Object.hasOwn(row, words.join('.')),
      );
      return isInRow || Object.hasOwn(inputsOf(values), name);
    }) &&
    Object.entries(lists).every(
      ([key, items]) =>
        items.length === 0 || (Array.isArray(values[key]) && values[key].length >= items.length),
    )
  );
}
