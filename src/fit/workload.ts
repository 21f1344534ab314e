import type { ColumnFit } from './column-fit.ts';
import { linearCorrelation, type NamedColumn } from './relations.ts';

/** Columns of tokens as the quantities of a workload. */
export interface Workload {
  /** The columns that were taken for input and output tokens, by name; null where there is none. */
  readonly input: string | null;
  readonly output: string | null;
  /** Pearson's, as the model takes it: how much longer inputs are where outputs are long; null without both. */
  readonly lengthCorrelation: number | null;
  /** Words of a workload and their values. */
  readonly lines: Readonly<Record<string, string>>;
}

const inputs =
  /(input|prompt|context|request|question|query)[_ .-]?(tokens?|length)|tokens?[_ .-]?in(put)?$/i;
const outputs =
  /(output|generated|completion|response|answer|reply)[_ .-]?(tokens?|length)|tokens?[_ .-]?(out(put)?|generated)$/i;

/** Finds the columns of tokens by their names. A mean that varies by day is said by day. */
export function workloadOf(columns: readonly ColumnFit[], values: readonly NamedColumn[]): Workload | null {
  const find = (pattern: RegExp) =>
    columns.find(
      ({ column, minimum, mean }) =>
        pattern.test(column) && !/cach/i.test(column) && minimum >= 0 && mean > 0,
    );
  const [input, output] = [find(inputs), find(outputs)];
  if (input === undefined && output === undefined) return null;
  const lines: Record<string, string> = {};
  for (const [word, fit] of [
    ['input', input],
    ['output', output],
  ] as const) {
    if (fit === undefined) continue;
    lines[`${word}_tokens`] = (fit.meanOverDays ?? fit.meanOfMany).notation;
    lines[`${word}_cv`] = String(Number(fit.cv!.toPrecision(3)));
  }
  const column = (fit: ColumnFit | undefined) => values.find(({ name }) => name === fit?.column);
  const [a, b] = [column(input), column(output)];
  const correlation = a && b ? linearCorrelation(a, b) : null;
  if (correlation !== null) lines.length_correlation = String(Number(correlation.toFixed(3)));
  return {
    input: input?.column ?? null,
    output: output?.column ?? null,
    lengthCorrelation: correlation,
    lines,
  };
}
