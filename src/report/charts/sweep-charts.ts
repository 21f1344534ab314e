import type { Sweep } from '../../analyses/sweep/result.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import type { Chart } from './chart.ts';
import { type HeatMap, levelsOf, mostCells, sweptHeat } from './swept-heat.ts';
import { sweptIntervals } from './swept-intervals.ts';
import { sweptLine } from './swept-line.ts';
import { sweptScatter } from './swept-scatter.ts';

/** Heat maps of one output that a page shows. */
const mostMaps = 12;

/**
 * The charts of one output of a sweep: a line with bands over one input, intervals where it is words, a heat map for two columns, one
 * for each choice of the others where there are more, and points where the rows are no grid. None where rows are in different units.
 */
export function sweepCharts(sweep: Sweep, output: Sweep['outputs'][number]): readonly Chart[] {
  if (output.unit === null) return [];
  const { columns, rows } = sweep;
  const charts =
    columns.length === 1
      ? [isNumeric(sweep, 0) ? sweptLine(sweep, output) : sweptIntervals(sweep, output)]
      : mapsOf(sweep)?.map((map) => sweptHeat(sweep, output, map));
  const found = (charts ?? columns.map((_, column) => sweptScatter(sweep, output, column))).filter(
    (chart) => chart !== null,
  );
  if (found.length > 0 || rows.length === 0) return found;
  return [sweptIntervals(sweep, output)].filter((chart) => chart !== null);
}

function isNumeric({ rows }: Sweep, column: number): boolean {
  return rows.every(({ values }) => values[column] != null);
}

/** The heat maps that hold all rows; null where no two columns make cells of which each has one row. */
function mapsOf(sweep: Sweep): readonly HeatMap[] | null {
  const { columns, rows } = sweep;
  const sizes = columns.map((_, column) => levelsOf(sweep, column).length);
  // The columns with the most values are the axes, numbers across.
  const [first, second, ...others] = columns
    .map((_, column) => column)
    .toSorted(
      (a, b) => Number(isNumeric(sweep, b)) - Number(isNumeric(sweep, a)) || sizes[b]! - sizes[a]! || a - b,
    );
  if (Math.max(sizes[first!]!, sizes[second!]!) > mostCells) return null;
  const groups = new Map<string, number[]>();
  for (const [index, { set }] of rows.entries()) {
    const key = others.map((column) => `${spokenName(columns[column]!.name)} ${set[column]}`).join(', ');
    const group = groups.get(key) ?? [];
    group.push(index);
    groups.set(key, group);
  }
  if (groups.size > mostMaps) return null;
  const isCrowded = [...groups.values()].some(
    (group) =>
      new Set(group.map((row) => `${rows[row]!.set[first!]}\n${rows[row]!.set[second!]}`)).size <
      group.length,
  );
  if (isCrowded) return null;
  return [...groups].map(([key, group]) => ({
    across: first!,
    up: second!,
    rows: group,
    others: key,
  }));
}
