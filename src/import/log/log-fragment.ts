import { baseName } from '../base-name.ts';
import { emptyFragment, type Fragment, type GivenInput } from '../fragment.ts';
import { intervalNotation } from '../interval.ts';
import type { ImportOptions } from '../options.ts';
import type { Table } from '../tables/file-table.ts';
import { counted } from '../words.ts';
import { dateText } from './day-clock.ts';
import { gapsOf, leftOutOf } from './log-gaps.ts';
import { daysText, type MeasuredLog, measuredLog, sourceOf } from './measured-log.ts';
import { DrawnDays } from './over-days.ts';
import type { ReadRequests } from './read-requests.ts';
import type { RequestReader } from './request.ts';
import { trafficInputs } from './traffic-inputs.ts';
import { cacheFigure, workloadFigures } from './workload-figures.ts';

/** What a log says of a scenario: traffic, lengths, and what it cannot say. @throws UsageError where an option contradicts it */
export function logFragment(
  table: Table,
  format: string,
  reader: RequestReader,
  read: ReadRequests,
  options: ImportOptions,
): Fragment {
  const log = measuredLog(baseName(table.file), read, options);
  const traffic = trafficInputs(log);
  const lengths = lengthInputs(log, reader.isSingle);
  const span = log.whole === null ? '' : `, ${spanText(log)}`;
  return {
    ...emptyFragment,
    about: [`${log.name}: ${format}, ${table.kind}, ${counted(read.rows, 'row')}${span}`, ...reader.words],
    inputs: [...traffic.inputs, ...lengths.inputs],
    unknown: [...traffic.unknown, ...lengths.unknown, ...gapsOf(log)],
    leftOut: [...leftOutOf(log), ...(reader.unread ?? [])],
  };
}

/** Figures of a workload: of whole days where there are enough, else of all requests. */
function lengthInputs(
  log: MeasuredLog,
  isSingle: boolean,
): { readonly inputs: readonly GivenInput[]; readonly unknown: readonly string[] } {
  const { sums, whole, saysDays } = log;
  // Too few whole days say nothing of others: all requests are as good then.
  const drawn = saysDays ? log.drawn! : new DrawnDays([{ sums: sums.all, peak: null }], '');
  const span = saysDays ? daysText(whole!.days.length) : counted(sums.all.requests, 'request');
  const inputs: GivenInput[] = [];
  const unknown: string[] = [];
  for (const row of [...workloadFigures, ...(sums.cacheKnown > 0 ? [cacheFigure] : [])]) {
    if (row.needsSingle && !isSingle) continue;
    const found = drawn.figure(row.figure);
    if (found === null || (row.unit !== '' && !(found.value > 0)))
      unknown.push(`${row.name}: the log does not say it`);
    else
      inputs.push({
        name: row.name,
        ofWorkload: true,
        value: `${intervalNotation(found, row.range)}${row.unit}`,
        source: sourceOf(log, row.words, found, span),
      });
  }
  if (!isSingle)
    unknown.push(
      'input_cv, output_cv, length_correlation: this export counts requests together, so how single ones differ is not known; the defaults of the model apply unless you give your own',
    );
  return { inputs, unknown };
}

function spanText({ sums, options }: MeasuredLog): string {
  const last = Math.max(sums.first, sums.last - 1);
  return `${dateText(sums.first)} to ${dateText(last)} (${options.timeZone})`;
}
