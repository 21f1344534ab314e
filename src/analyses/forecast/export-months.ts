import { UsageError } from '../../errors.ts';
import type { Result } from '../result.ts';
import { type MonthsFormat, monthsFormats } from './months-formats.ts';
import { monthsRows } from './months-rows.ts';

/** The end of a file's name that says how months are written. @throws UsageError for any other. */
export function monthsFormatOf(file: string): MonthsFormat {
  const format = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(monthsFormats, format)) return format as MonthsFormat;
  const known = Object.keys(monthsFormats).map((name) => `.${name}`);
  throw new UsageError(`months are written to files that end in ${known.join(' or ')} (found "${file}")`);
}

/**
 * The months of a result as the bytes of a CSV or Parquet file, one row an output and month.
 *
 * @throws UsageError for a result without a forecast
 */
export function exportMonths(result: Result, format: MonthsFormat): Uint8Array {
  if (result.forecast === undefined)
    throw new UsageError(`${result.scenario.file} looks at no months: ${horizonHint}`);
  const { title, file, sha256 } = result.scenario;
  const { seed, design } = result.run;
  return monthsFormats[format](monthsRows(result), { title, file, sha256, seed, design });
}

/** What a scenario needs for months. */
export const horizonHint = 'give it a horizon, as in `horizon: { from: 2027-01, months: 12 }`';
