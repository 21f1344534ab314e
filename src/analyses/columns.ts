import type { ColumnsOf } from '../run/scenario-column.ts';
import { forecastOutputs, monthlyCounts, outputColumns } from './forecast/columns.ts';
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

/** The same, with the months of what is shown first and of goals, where there is a horizon. */
export function columnsOverMonths(described: readonly string[] | null): ColumnsOf {
  const columnsOf = resultColumns(described);
  return (lowered) => {
    const shown = forecastOutputs(lowered, described ?? undefined).slice(0, 1);
    return [...columnsOf(lowered), ...outputColumns(lowered, shown), ...monthlyCounts(lowered)];
  };
}
