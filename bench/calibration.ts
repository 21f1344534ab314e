// How right the shipped defaults are: every published value of the scenarios that come with costcone against what the
// models make of it. `npm run calibration` writes the report, and the table that `explain` reads; half a minute.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { backtest } from '../src/analyses/backtest/backtest.ts';
import type { Backtest, BacktestCase } from '../src/analyses/backtest/result.ts';
import { caseName, caseReported, casesInOrder, calibrationLegend } from '../src/analyses/backtest/words.ts';
import { groupOfDefault } from '../src/catalog/scored-defaults.ts';
import type { CalibrationRow } from '../src/catalog/catalog.ts';
import { formatNumber, formatRange } from '../src/notation/spoken-number.ts';
import { ln } from '../src/elementary/elementary.ts';
import { namesBehind } from '../src/scenario/names-behind.ts';
import { readScenario } from '../src/scenario/read-scenario.ts';
import type { Calibration } from '../src/statistics/calibration.ts';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
/** The seed of `costcone backtest`, so that everybody sees these figures. */
const seed = 'backtest';
const report = 'bench/results/calibration.md';
const table = 'src/catalog/calibration.json';

/** What is known to three digits; more would differ from machine to machine. */
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)));

type Defaults = Record<string, Record<string, { n: number; inside: number }>>;

/**
 * Counts of cases by model and input, where the input is one that their group tests, the reported quantity is computed
 * from it, and its default stood.
 */
function defaultsOf(cases: readonly BacktestCase[]): Defaults {
  const defaults: Defaults = {};
  for (const { file, model, group, quantity, inside } of cases) {
    if (model === null || quantity === null) continue;
    const scenario = readScenario(root(`scenarios/${file}`));
    const used = namesBehind(scenario, quantity);
    const own = defaults[model] ?? {};
    defaults[model] = own;
    for (const { name, place } of scenario.inputs) {
      if (place !== null || groupOfDefault(name) !== group || !used.has(name)) continue;
      const { n, inside: held } = own[name] ?? { n: 0, inside: 0 };
      own[name] = { n: n + 1, inside: held + (inside ? 1 : 0) };
    }
  }
  return defaults;
}

/** Root mean square of ln(median / reported), of what was reported as a number. */
function offBy(cases: readonly BacktestCase[]): number | null {
  const squares = cases.flatMap(({ median, reported, bound }) => {
    const isKnown = bound === null && median !== null && median > 0 && reported !== null && reported > 0;
    return isKnown ? [ln(median / reported) ** 2] : [];
  });
  return squares.length === 0
    ? null
    : Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** A row of the table of groups, as it is shipped and as it is printed. */
function rowOf(id: string, found: Calibration, cases: readonly BacktestCase[], date: string): CalibrationRow {
  const { n, inside, bias, width, crps } = found;
  const models = [...new Set(cases.flatMap(({ model }) => model ?? []))].sort();
  return {
    id,
    date,
    models,
    n,
    inside,
    bias: rounded(bias),
    off: rounded(offBy(cases)),
    width: rounded(width),
    crps: rounded(crps),
    defaults: defaultsOf(cases),
    source: `costcone backtest over the scenarios that come with it: ${report}`,
  };
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

function groupLine(
  { id, models, n, inside, bias, off, width, crps }: CalibrationRow,
  found: Calibration,
): string {
  const numbers = [bias, off, width, crps, rounded(found.logScore)].map((value) =>
    value === null ? '–' : value,
  );
  return `| ${[id, models.join(', '), n, inside, formatNumber(0.9 * n), ...numbers, found.histogram.join(' ')].join(' | ')} |`;
}

function defaultLines({ id, defaults }: CalibrationRow): string[] {
  return Object.entries(defaults).flatMap(([model, inputs]) =>
    Object.entries(inputs).map(
      ([input, { n, inside }]) => `| ${[id, model, input, n, inside].join(' | ')} |`,
    ),
  );
}

function caseLine(item: BacktestCase): string {
  const { group, kind, low, median, high, percentile, inside, source, error } = item;
  const verdict = error === null ? (inside ? 'inside' : 'outside') : `failed: ${error}`;
  const interval = low === high ? formatNumber(median) : formatRange(low, high, '');
  const place = percentile === null || low === high ? '–' : percentile.toFixed(0);
  return `| ${[group ?? 'none', kind ?? 'unknown', caseName(item), caseReported(item) ?? '–', interval, place, verdict, source ?? '–'].map(cell).join(' | ')} |`;
}

/** What was fitted, to what, and what was seen of the cases before. */
const origin = `The efficiencies of serving in \`llm-service\` were fitted to 59 published throughputs: TensorRT-LLM v1.0 with Llama 3.1
8B, 70B and 405B on H100 in FP8, 70B and 405B on B200 in FP4, and Qwen3 235B-A22B on H100; DeepSeek-R1 on H200 with 8 and 32
queries in flight (InferenceX). None of them is among the cases below. The fit leaves the logarithm of most efficiencies
uncertain by 0.05 to 0.2; the defaults are about twice as wide, for other kernels and chips. Families that were left out of
the fit err by factors of 0.91 to 1.03 (dense) and 1.18 to 1.25 (experts): that is \`engine_efficiency\`. \`fleet_efficiency\`,
\`cost_ceiling\` and the lower end of \`rank_imbalance\` are judgements, which nothing here tests.

Utilization in training is the median of the runs in \`costcone catalog training-runs\`, by generation of the accelerator, dense
or with experts; none of those runs is among the cases.

After a first look at the misses the inputs of some cases were corrected, not the model: the batch limit that submitters of
MLPerf state, prompts with worked examples in its Mixtral rounds, AMD's own efficiency for MI325X, and memory in GiB of
accelerators that are not in the catalogue. MLPerf is therefore no clean test.`;

function reportOf(scored: Backtest, rows: readonly CalibrationRow[], date: string): string {
  const { cases, groups, overall, run } = scored;
  const measured = cases.filter(({ kind }) => kind === 'measured');
  const all = { ...rowOf('all', overall, [], date), off: rounded(offBy(measured)) };
  return [
    '# How accurate the shipped defaults are',
    '',
    `Made by \`npm run calibration\`, as of ${date}: \`costcone backtest\` over \`scenarios/\`, seed \`${run.seed}\`, ${run.draws} draws a`,
    'scenario, 90 % intervals. Only measured values are scored; estimates and arithmetic on given figures are listed.',
    '',
    '## Groups',
    '',
    '| group | models | measured | inside | expected | median / reported | off | width | CRPS | log score | in tenths of our draws |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => groupLine(row, groups[row.id as keyof typeof groups]!)),
    groupLine(all, overall),
    '',
    calibrationLegend,
    '',
    'Off: root mean square of the natural logarithm of median / reported, from which the `error` of an observation',
    'of such a quantity may start: it includes the errors of the inputs.',
    '',
    '## Where the defaults come from',
    '',
    origin,
    '',
    '## Defaults',
    '',
    'Measured values that are computed from an input whose default applied; `explain` says so for the input.',
    '',
    '| group | model | input | measured | inside |',
    '|---|---|---|---|---|',
    ...rows.flatMap(defaultLines),
    '',
    '## Cases',
    '',
    'Failures and misses first. Percentile: draws below what was reported.',
    '',
    '| group | kind | case | reported | interval | percentile | | source |',
    '|---|---|---|---|---|---|---|---|',
    ...casesInOrder(cases).map(caseLine),
    '',
  ].join('\n');
}

const scored = await backtest(root('scenarios'), { seed, level: 0.9 });
const date = new Date().toISOString().slice(0, 7);
const rows = Object.entries(scored.groups).map(([group, found]) =>
  rowOf(
    group,
    found,
    scored.cases.filter((one) => one.group === group && one.kind === 'measured'),
    date,
  ),
);
const text = reportOf(scored, rows, date);
writeFileSync(root(report), text);
writeFileSync(root(table), JSON.stringify(rows));
execFileSync(
  process.execPath,
  [root('node_modules/@biomejs/biome/bin/biome'), 'format', '--write', root(table)],
  {
    stdio: 'ignore',
  },
);
process.stdout.write(text.split('## Defaults')[0]!);
