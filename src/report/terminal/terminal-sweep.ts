import type { Sweep } from '../../analyses/sweep/result.ts';
import {
  bestWords,
  shownStatistic,
  statisticWords,
  sweptNames,
  valueIn,
} from '../../analyses/sweep/words.ts';
import { countWords, designNames } from '../../analyses/words.ts';
import { formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { TerminalOptions } from './terminal-report.ts';
import { inks, wrap } from './text-layout.ts';
import { textTable } from './text-table.ts';

/** Rows that a terminal shows. */
const mostShown = 20;

/** The answer of `sweep` for a terminal: at most 80 columns. */
export function terminalSweep(sweep: Sweep, options: TerminalOptions = {}): string {
  const ink = inks(options.colour ?? false);
  const { run, rows, best, warnings } = sweep;
  const sections = [
    wrap(`${sweep.scenario.title || sweep.scenario.file}: sweep of ${sweptNames(sweep)}`).map(ink.bold),
    wrap(bestWords(sweep)),
    tableLines(sweep),
    best === null ? [] : wrap(`Its command: ${best.command}`),
    warnings.flatMap((warning) => wrap(`Warning: ${warning}`)),
    wrap(
      `${countWords(rows.length, 'row')}, ${countWords(run.draws, 'draw')} each, seed ${run.seed}, ${designNames[run.design]}`,
    ).map(ink.dim),
    options.page ? wrap(`Report: ${options.page}`) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** About twenty rows, evenly over the table, with the first output. */
function tableLines(sweep: Sweep): readonly string[] {
  const [output] = sweep.outputs as readonly [Sweep['outputs'][number]];
  const statistic = shownStatistic(sweep, output.name);
  const step = Math.ceil(sweep.rows.length / mostShown);
  const shown = sweep.rows.filter((_, index) => index % step === 0);
  const every = step === 1 ? '' : `, every ${step} rows`;
  const inUnit = output.unit ? ` in ${output.unit}` : '';
  return [
    ...wrap(`${output.label}${inUnit}, ${statisticWords(statistic)} and nine in ten outcomes${every}:`),
    ...textTable(
      ['right', 'right'],
      shown.map((row) => {
        const unit = output.unit === null ? (row.units?.[output.name] ?? '') : '';
        const [value, low, high] = [statistic, 'p5', 'p95'].map((key) => valueIn(row, output.name, key));
        const cells =
          value == null
            ? ['', row.error === null ? 'not known' : 'failed']
            : [formatQuantity(value, unit), formatRange(low!, high!, unit)];
        return { label: row.set.join(', '), cells };
      }),
    ),
  ];
}
