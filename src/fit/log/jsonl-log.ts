import { ScenarioError } from '../../errors.ts';
import type { SourceFile } from '../../scenario/source-file.ts';
import { isTable } from '../../scenario/table-kind.ts';
import { leavesOf } from './leaves.ts';
import type { LogRow, LogTable } from './log-table.ts';

/** So many objects are looked at for the names of fields. */
const looked = 1000;

/** One JSON object a line; fields inside fields are named by dots, as in `usage.input_tokens`. Source: jsonlines.org. */
export function jsonlLog(file: SourceFile): LogTable {
  const names = new Set<string>();
  const head: ReadonlyMap<string, unknown>[] = [];
  for (const { leaves } of objectsIn(file)) {
    for (const name of leaves.keys()) names.add(name);
    head.push(leaves);
    if (head.length === looked) break;
  }
  const list = [...names];
  return {
    file: file.name,
    names: list,
    commas: false,
    isCsv: false,
    // A single object may as well be a configuration.
    showsItsCells: () =>
      head.length > 1 &&
      isTable(
        list,
        head.map((leaves) => list.map((name) => ({ text: String(leaves.get(name) ?? '') }))),
      ),
    *rows(): Iterable<LogRow> {
      for (const { leaves, line } of objectsIn(file))
        yield {
          // A field that is not there has no value.
          cell: (column) => leaves.get(list[column]!) ?? null,
          place: (column) => ({ place: { file: file.name, line, column: 1 }, path: list[column]! }),
        };
    },
  };
}

function* objectsIn({ name, text }: SourceFile) {
  let line = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const row = text.slice(at, end).trim();
    line++;
    at = end + 1;
    if (row !== '') yield { leaves: leavesOf(objectIn(row, name, line)), line };
  }
}

function objectIn(row: string, file: string, line: number): object {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  const rule = 'each line of a .jsonl file must be a JSON object';
  const found = value === undefined ? 'no JSON' : Array.isArray(value) ? 'a list' : 'a single value';
  throw new ScenarioError([{ place: { file, line, column: 1 }, path: '', rule, found }]);
}
