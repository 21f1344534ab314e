import { parquetWriteBuffer } from 'hyparquet-writer';
import { UsageError } from '../../errors.ts';
import { csvCell } from '../../notation/csv-cell.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { type Sweep, type SweptOutput, type SweptRow, sweptPercentiles } from './result.ts';

/** A column of numbers of a written sweep. */
interface NumberColumn {
  readonly name: string;
  readonly of: (row: SweptRow) => number | null;
}

/** Formats of a written sweep, by the end of the file's name. */
const formats = { csv: sweepAsCsv, parquet: sweepAsParquet };
export type SweepFormat = keyof typeof formats;

/** The end of a file's name that says how rows are written. @throws UsageError for any other */
export function sweepFormatOf(file: string): SweepFormat {
  const format = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (Object.hasOwn(formats, format)) return format as SweepFormat;
  const known = Object.keys(formats).map((name) => `.${name}`);
  throw new UsageError(`rows are written to files that end in ${known.join(' or ')} (found "${file}")`);
}

/**
 * The rows of a sweep as the bytes of a CSV or Parquet file: what was set, then `X.mean`, `X.mean.error`, `X.sd`, `X.sd.error`,
 * `X.p5`, `X.p5.error` and so on of every output in its unit, `goal1.probability`, `goal1.probability.error`, and `error`.
 */
export function exportSweep(sweep: Sweep, format: SweepFormat): Uint8Array {
  return formats[format](sweep);
}

function numbersOf({ outputs, goals }: Sweep): readonly NumberColumn[] {
  const both = (name: string, of: (row: SweptRow) => Estimate | undefined): readonly NumberColumn[] => [
    { name, of: (row) => of(row)?.value ?? null },
    { name: `${name}.error`, of: (row) => of(row)?.error ?? null },
  ];
  return [
    ...outputs.flatMap(({ name }) => {
      const output = (row: SweptRow): SweptOutput | undefined => row.outputs[name];
      return [
        ...both(`${name}.mean`, (row) => output(row)?.mean),
        ...both(`${name}.sd`, (row) => output(row)?.sd),
        ...sweptPercentiles.flatMap((key) => both(`${name}.${key}`, (row) => output(row)?.quantiles[key])),
      ];
    }),
    ...goals.flatMap((_, index) => both(`goal${index + 1}.probability`, ({ goals: held }) => held[index])),
  ];
}

/** Comma-separated values, what was set as it was written; what is not known is empty. */
function sweepAsCsv(sweep: Sweep): Uint8Array {
  const numbers = numbersOf(sweep);
  const header = [...sweep.columns.map(({ name }) => name), ...numbers.map(({ name }) => name), 'error'];
  const lines = sweep.rows.map((row) => [
    ...row.set.map(csvCell),
    ...numbers.map(({ of }) => String(of(row) ?? '')),
    csvCell(inOneLine(row.error ?? '')),
  ]);
  const text = [header.map(csvCell), ...lines].map((cells) => `${cells.join(',')}\n`).join('');
  return new TextEncoder().encode(text);
}

/** Apache Parquet: doubles, null where a number is not known; what was set as doubles where all rows set plain numbers, else as texts. */
function sweepAsParquet(sweep: Sweep): Uint8Array {
  const { columns, rows, scenario, run, outputs } = sweep;
  const set = columns.map(({ name }, index) => {
    const texts = rows.map((row) => row.set[index]!);
    return texts.every((text) => plainNumber.test(text))
      ? { name, type: 'DOUBLE' as const, data: texts.map(Number), nullable: false }
      : { name, type: 'STRING' as const, data: texts, nullable: false };
  });
  const numbers = numbersOf(sweep).map(({ name, of }) => ({
    name,
    type: 'DOUBLE' as const,
    data: rows.map(of),
    nullable: true,
  }));
  const errors = {
    name: 'error',
    type: 'STRING' as const,
    data: rows.map(({ error }) => error),
    nullable: true,
  };
  const about = {
    title: scenario.title,
    file: scenario.file,
    sha256: scenario.sha256,
    seed: run.seed,
    design: run.design,
    draws: String(run.draws),
    units: JSON.stringify(Object.fromEntries(outputs.map(({ name, unit }) => [name, unit]))),
  };
  const buffer = parquetWriteBuffer({
    columnData: [...set, ...numbers, errors],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key: `costcone.${key}`, value })),
    createdBy: 'costcone',
  });
  return new Uint8Array(buffer);
}

/** A message of several lines, so that a row stays a line. */
const inOneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('; ');

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
