import type { ColumnsOf } from '../run/scenario-column.ts';
import { goalColumns } from './goals/columns.ts';
import { outcomeColumns } from './outcome/columns.ts';
import { publishedColumns } from './published/columns.ts';

/** Everything that a scenario's Result is read from; `described` as in `Settings.outputs`. */
export function resultColumns(described: readonly string[] | null): ColumnsOf {
  return (lowered) => [
    ...outcomeColumns(lowered, described),
    ...goalColumns(lowered),
    ...publishedColumns(lowered),
  ];
}
