import type { Sweep, SweepBest, SweptColumn, SweptOutput, SweptRow } from '../sweep/result.ts';
import { sweptPercentiles } from '../sweep/result.ts';
import { estimate } from './estimate-shape.ts';
import { design } from './result-shape.ts';
import {
  count,
  flag,
  holding,
  keyed,
  list,
  mapping,
  named,
  number,
  oneOf,
  optional,
  orNull,
  share,
  text,
} from './shape.ts';

/** Rows of a saved sweep; a page of more is none. */
const mostRows = 1_000_000;

const row = mapping<SweptRow>({
  set: list(text),
  values: list(orNull(number)),
  draws: count,
  outputs: named(
    mapping<SweptOutput>({ mean: estimate, sd: estimate, quantiles: keyed(sweptPercentiles, estimate) }),
  ),
  goals: list(estimate),
  units: optional(named(text)),
  error: orNull(text),
});

const written = mapping<Sweep>({
  format: oneOf('costcone-sweep/1'),
  scenario: mapping<Sweep['scenario']>({ title: text, question: text, file: text, path: text, sha256: text }),
  run: mapping<Sweep['run']>({
    seed: text,
    design,
    draws: count,
    version: text,
    set: list(text),
    observed: optional(flag),
  }),
  columns: list(mapping<SweptColumn>({ name: text, unit: text })),
  outputs: list(mapping<Sweep['outputs'][number]>({ name: text, label: text, unit: orNull(text) })),
  goals: list(mapping<Sweep['goals'][number]>({ text, required: share })),
  rows: list(row, mostRows),
  best: orNull(
    mapping<SweepBest>({
      statistic: text,
      output: text,
      isGain: optional(flag),
      unit: text,
      row: count,
      value: estimate,
      command: text,
      close: list(
        mapping<SweepBest['close'][number]>({ row: count, difference: estimate, command: text }),
        mostRows,
      ),
      verdict: oneOf('lowest', 'highest', 'too close to call'),
    }),
  ),
  warnings: list(text),
});

/** The shape of a saved sweep: every row sets every column and has every output, and what is best is there. */
export const sweepShape = holding(written, ({ columns, outputs, goals, rows, best }, at) => {
  if (outputs.length === 0) at.in('outputs').wrong('must name an output', outputs);
  for (const [index, { set, values, outputs: found, goals: held, error }] of rows.entries()) {
    const row = at.in('rows').in(index);
    if (set.length !== columns.length) row.in('set').wrong(`must have ${columns.length} values`, set);
    if (values.length !== columns.length)
      row.in('values').wrong(`must have ${columns.length} values`, values);
    if (error !== null) continue;
    const missing = outputs.find(({ name }) => !Object.hasOwn(found, name));
    if (missing !== undefined) row.in('outputs').in(missing.name).missing();
    if (held.length !== goals.length) row.in('goals').wrong(`must have ${goals.length} values`, held);
  }
  if (best === null) return;
  if (!outputs.some(({ name }) => name === best.output))
    at.in('best').in('output').wrong('must be one of the outputs', best.output);
  for (const [index, { row }] of [best, ...best.close].entries())
    if (row >= rows.length)
      (index === 0
        ? at.in('best')
        : at
            .in('best')
            .in('close')
            .in(index - 1)
      )
        .in('row')
        .wrong('must be a row', row);
});
