import { UsageError } from '../errors.ts';
import type { LogTable } from '../fit/log/log-table.ts';
import { codecs } from './byte-source.ts';
import { exitCodes, standardInput, type Words } from './command.ts';
import { describeColumn, describeLog } from './fit-words.ts';
import { readBytes } from './inputs.ts';
import { switchOf, textOf, textsOf } from './words.ts';
import { print, printJson } from './outlet.ts';

/** A request log is larger than a scenario, and still fits in memory. */
const largestLog = 2 ** 28;

/** `costcone fit`: what a log says about requests, about their mean, and about when they come. */
export async function fit(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const columns = textsOf(words, 'column')
    .flatMap((text) => text.split(','))
    .map((name) => name.trim());
  if (columns.includes(''))
    throw new UsageError('--column needs names of columns, as in --column tokens,latency');
  const { readLog } = await import('../fit/log/read-log.ts');
  const { fitLog } = await import('../fit/fit-log.ts');
  const table = await logOf(file);
  const log = readLog(table, { columns: namesIn(table, columns, words), time: textOf(words, 'time') });
  // The bootstrap is drawn with a fixed seed, so that the same file gives the same lines.
  const seed = textOf(words, 'seed') ?? 'fit';
  const found = fitLog(log, table.isCsv && file !== standardInput ? file : null, seed);
  if (columns.length === 1 && found.skipped.length > 0)
    throw new UsageError(`${found.skipped[0]!.column}: ${found.skipped[0]!.reason}`);
  const isJson = switchOf(words, 'json');
  const one = columns.length === 1 ? found.columns[0] : undefined;
  if (one !== undefined && isJson) {
    const { traffic, workload, paste } = found;
    const all = { ...one, traffic, workload, service: paste.service };
    printJson(all);
  } else if (isJson) printJson(found);
  else
    print(
      [
        ...found.columns.map((column) => describeColumn(column, found.columns.length === 1)),
        describeLog(found),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    );
  return exitCodes.ok;
}

/** A name with a comma in it stands for itself where the log has such a column. */
function namesIn(table: LogTable, split: readonly string[], words: Words): readonly string[] {
  const given = textsOf(words, 'column').map((name) => name.trim());
  return given.length > 0 && given.every((name) => table.names.includes(name)) ? given : split;
}

/** A log by the ending of its name; standard input is CSV, or JSONL where it begins with a brace. */
async function logOf(file: string): Promise<LogTable> {
  const { readBytes: readFileBytes, readSourceFile, sourceFile } = await import('../scenario/source-file.ts');
  const { csvLog } = await import('../fit/log/csv-log.ts');
  const { jsonlLog } = await import('../fit/log/jsonl-log.ts');
  if (file === standardInput) {
    const source = sourceFile(readBytes(file, largestLog), file, '.', largestLog);
    return source.text.trimStart().startsWith('{') ? jsonlLog(source) : csvLog(source);
  }
  if (/\.parquet$/i.test(file)) {
    const { parquetLog } = await import('../fit/log/parquet-log.ts');
    return parquetLog(readFileBytes(file, file, largestLog), file, codecs());
  }
  const source = readSourceFile(file, file, largestLog);
  return /\.(jsonl|ndjson)$/i.test(file) ? jsonlLog(source) : csvLog(source);
}
