import { UsageError } from '../../errors.ts';
import type { ImportOptions } from '../options.ts';
import { Cells } from '../tables/cells.ts';
import type { Row, Table } from '../tables/file-table.ts';
import { counted, sharesText } from '../words.ts';
import { wallClock } from './day-clock.ts';
import type { RequestReader } from './request.ts';
import { RequestSums } from './request-sums.ts';

/** A log that was read from the first row to the last. */
export interface ReadRequests {
  readonly sums: RequestSums;
  readonly rows: number;
  /** Rows that are left out, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** What the file says of itself as a whole. */
  readonly caution: string | null;
}

/** Goes through a log once. @throws ScenarioError where a cell is wrong; UsageError where no request is left */
export async function readRequests(
  table: Table,
  reader: RequestReader,
  { timeZone, model }: ImportOptions,
): Promise<ReadRequests> {
  const sums = new RequestSums(wallClock(timeZone));
  const cells = new Cells(table.commas);
  const leftOut = new Map<string, number>();
  const otherModels = new Map<string, number>();
  let rows = 0;
  let last: Row | null = null;
  const leave = (reason: string, count: number) => leftOut.set(reason, (leftOut.get(reason) ?? 0) + count);
  for await (const batch of table.rows(reader.columns))
    for (const row of batch) {
      rows++;
      last = row;
      const found = reader.read(row, cells);
      if (typeof found === 'string') leave(found, 1);
      // Nothing came: neither of this model nor of others.
      else if (found.count === 0) sums.add(found);
      else if (model !== undefined && found.model !== model) {
        otherModels.set(found.model ?? '', (otherModels.get(found.model ?? '') ?? 0) + found.count);
        leave('requests of other models (--model)', 1);
      } else sums.add(found);
    }
  cells.check(reader.columns);
  if (sums.all.requests === 0) throw noRequests(table.file, rows, leftOut, model, otherModels);
  const caution = last === null ? null : (reader.caution?.(last) ?? null);
  return { sums, rows, leftOut, caution };
}

function noRequests(
  file: string,
  rows: number,
  leftOut: ReadonlyMap<string, number>,
  model: string | undefined,
  others: ReadonlyMap<string, number>,
): UsageError {
  if (model !== undefined && others.size > 0)
    return new UsageError(`${file} has no requests of the model "${model}"; it has ${sharesText(others)}`);
  const reasons = [...leftOut].map(([reason, count]) => `${counted(count, 'row')}: ${reason}`);
  return new UsageError(
    `${file} has no requests to import (${[counted(rows, 'row'), ...reasons].join('; ')})`,
  );
}
