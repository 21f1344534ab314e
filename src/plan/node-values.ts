import { log2, powerOfTwo } from '../elementary/elementary.ts';
import { withCompiledLoops } from '../loops/compiled-loops.ts';
import type { Panel } from './quantile-panels.ts';

/** Tables reach from here to 1/2: 52 octaves a side. */
export const smallestTail = 2 ** -53;
export const octaves = 52;
/** Nodes of an interval: the four of Chebyshev and Lobatto, and between them where a cubic is held against the series. */
export const parts = [0, 0.08, 0.25, 0.5, 0.75, 0.92, 1] as const;

/** At the ends of an interval the panel within counts. */
export const innerPart = (part: number) => Math.min(Math.max(part, 1e-6), 1 - 1e-6);

/** Half of a quantile function, as series between which all values lie. */
interface SeriesSide {
  readonly panels: readonly Panel[];
  readonly ends: readonly [low: number, high: number];
}

/** Doubles of a panel in memory: src/loops/assembly/series.ts reads them. */
const panelDoubles = 21;

/** A side's values at the nodes of `count` intervals from the one numbered `first` on, 2^bits intervals an octave. */
export function nodeValues(
  { panels, ends: [low, high] }: SeriesSide,
  bits: number,
  first: number,
  count: number,
): Float64Array {
  const nodes = count * parts.length;
  const logs = nodeLogs(bits).subarray(first * parts.length, first * parts.length + nodes);
  return withCompiledLoops((rows) => {
    const [atPanels, inner, atLogs, values] = rows.arrange(
      8 * panelDoubles * panels.length,
      8 * parts.length,
      8 * nodes,
      8 * nodes,
    );
    const panelRows = rows.doubles(atPanels, panelDoubles * panels.length);
    for (const [k, panel] of panels.entries()) {
      const row = k * panelDoubles;
      panelRows[row] = panel.low;
      panelRows[row + 1] = panel.high;
      panelRows[row + 2] = panel.centre;
      panelRows[row + 3] = panel.scale;
      panelRows[row + 4] = panel.base;
      panelRows.set(panel.coefficients, row + 5);
    }
    rows.doubles(inner, parts.length).set(parts.map(innerPart));
    rows.doubles(atLogs, nodes).set(logs);
    rows.loops.seriesAtNodes(atPanels, panels.length, inner, atLogs, first, count, bits, low, high, values);
    return rows.doubles(values, nodes).slice();
  });
}

/** By resolution: log2 of the tails at the nodes of every interval, which all distributions share. */
const logsOfNodes = new Map<number, Float64Array>();

function nodeLogs(bits: number): Float64Array {
  const known = logsOfNodes.get(bits);
  if (known !== undefined) return known;
  const intervals = powerOfTwo(bits);
  const logs = new Float64Array(octaves * intervals * parts.length);
  for (let interval = 0; interval < octaves * intervals; interval++) {
    const octave = smallestTail * powerOfTwo(Math.floor(interval / intervals));
    const width = octave / intervals;
    const start = octave + (interval % intervals) * width;
    for (let k = 0; k < parts.length; k++)
      logs[interval * parts.length + k] = log2(start + width * parts[k]!);
  }
  logsOfNodes.set(bits, logs);
  return logs;
}
