import { ScenarioError } from '../../errors.ts';
import { noTableByShape } from '../../scenario/csv.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { keysAt } from '../../scenario/schema.ts';
import type { SweptRows } from './swept-rows.ts';

/** Whether messages may quote a table: numbers below names show that it is one, or names that the scenario has. */
export function isQuotable({ columns, showsItsCells = true }: SweptRows, standing: Scenario): boolean {
  return showsItsCells || columns.every((name) => isNamed(name, standing));
}

/** Whether a column names something of the scenario: an input, a formula, a key, or a part of one, as in `chat.share`. */
function isNamed(column: string, { inputs, quantities }: Scenario): boolean {
  const [first = ''] = column.split('.');
  const names = [...inputs, ...quantities].map(({ name }) => name);
  return (
    names.includes(column) ||
    names.some((name) => column !== first && name.startsWith(`${first}.`)) ||
    keysAt([]).includes(first)
  );
}

/** The problem of a file that may not be quoted. */
export function noSweepTable({ placeOf }: SweptRows): ScenarioError {
  const rule = `${noTableByShape}, nor does its first line name what the scenario has`;
  const hint = 'columns are called as `--set` takes them';
  return new ScenarioError([{ place: { file: placeOf(0, 0).file }, path: '', rule, hint }]);
}
