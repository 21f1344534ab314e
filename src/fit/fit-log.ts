import { UsageError } from '../errors.ts';
import type { ColumnFit } from './column-fit.ts';
import { meanOverDays } from './day-bootstrap.ts';
import { type Fit, fitColumn } from './fit-column.ts';
import type { ReadLog } from './log/read-log.ts';
import { blocksOf, type PasteBlocks } from './paste-blocks.ts';
import { type Relation, relationsOf } from './relations.ts';
import { sumsByDay, type Traffic, trafficOf } from './traffic.ts';
import { type Workload, workloadOf } from './workload.ts';

/** What a log says of requests. */
export interface LogFit {
  readonly format: 'costcone-fits/1';
  readonly columns: readonly ColumnFit[];
  /** Columns that cannot be fitted, and why. */
  readonly skipped: readonly { readonly column: string; readonly reason: string }[];
  readonly correlations: readonly Relation[];
  /** From the column of times; null where there is none. */
  readonly traffic: (Traffic & { readonly column: string; readonly missing: number }) | null;
  /** Columns of input and output tokens as a workload; null where there are none. */
  readonly workload: Workload | null;
  readonly paste: PasteBlocks;
}

/**
 * Fits every column of a log, and says how they go together and when requests came.
 *
 * @param file the log as a scenario names it, for `empirical`; null where `empirical` cannot read it
 * @throws UsageError where no column can be fitted and there are no times
 */
export function fitLog(log: ReadLog, file: string | null, seed: string): LogFit {
  const columns: ColumnFit[] = [];
  const skipped: { column: string; reason: string }[] = [];
  for (const { name, values, missing } of log.columns) {
    const known = values.filter((value) => !Number.isNaN(value));
    try {
      const fit = fitColumn(known, seed);
      columns.push({
        ...fit,
        column: name,
        missing,
        paste: pasteOf(fit, name, missing, file),
        meanOverDays:
          log.times === null
            ? null
            : meanOverDays(sumsByDay(values, log.times.values), seed, `days of ${name}`),
      });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      skipped.push({ column: name, reason: error.message });
    }
  }
  const traffic = log.times === null ? null : trafficOf(log.times.values, seed);
  if (columns.length === 0 && traffic === null)
    throw new UsageError(
      skipped.map(({ column, reason }) => (log.showsNames ? `${column}: ${reason}` : reason)).join('; '),
    );
  const fitted = log.columns.filter(({ name }) => columns.some(({ column }) => column === name));
  const correlations = fitted.length > 1 ? relationsOf(fitted) : [];
  const workload = workloadOf(columns, fitted);
  return {
    format: 'costcone-fits/1',
    columns,
    skipped,
    correlations,
    traffic: traffic && { column: log.times!.name, missing: log.times!.missing, ...traffic },
    workload,
    paste: blocksOf(columns, correlations, traffic, workload),
  };
}

function pasteOf({ verdict, families }: Fit, column: string, missing: number, file: string | null): string {
  if (verdict.fits !== 'none') return families[0]!.notation;
  // A text of the notation ends at a quote.
  if (file === null || /["\n]/.test(file + column)) return verdict.notation ?? families[0]!.notation;
  return `empirical(file="${file}", column="${column}"${missing > 0 ? ', missing="left out"' : ''})`;
}
