import { asJson } from '../as-json.ts';
import { withUnit } from '../../notation/with-unit.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { independentDifference, jointLimit } from '../../statistics/independent-difference.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Result } from '../result.ts';
import {
  type Change,
  type ComparedStatistic,
  comparedStatistics,
  type Diff,
  type MonthDiff,
  type NamesDiff,
  type OptionDiff,
  type Origin,
  type OutputDiff,
  type StatisticDiff,
  type TextDiff,
} from './result.ts';

/** Numbers this close, relative to the larger, are equal but for rounding: another version may add in another order. */
const rounding = 1e-12;

/**
 * What changed from one saved result to another, of any version. A number moved when its difference is larger than the
 * errors of independent runs explain; one that is known exactly in both when it is another one. Nothing is drawn.
 */
export function diff(old: Result, now: Result): Diff {
  const shared = Object.keys(old.outputs).filter((name) => now.outputs[name] !== undefined);
  const [alike, others] = [true, false].map((isAlike) =>
    shared.filter((name) => (old.outputs[name]!.unit === now.outputs[name]!.unit) === isAlike),
  ) as [string[], string[]];
  const pairs = alike.map((name) => [name, pairStatistics(old.outputs[name]!, now.outputs[name]!)] as const);
  const months = new Map(alike.map((name) => [name, pairMonths(old, now, name)]));
  const doubtful = [
    ...pairs.map(([, pair]) => pair),
    ...[...months.values()].flatMap((all) => all.map(({ pair }) => pair)),
  ]
    .flat()
    .filter(({ difference }) => isByChance(difference));
  const limit = jointLimit(doubtful.length, Math.min(old.run.replicates, now.run.replicates));
  const outputs = Object.fromEntries(
    pairs.map(([name, statistics]) => [
      name,
      outputDiff(now.outputs[name]!, statistics, months.get(name)!, limit),
    ]),
  );
  const isDefault = (name: string) =>
    old.inputs[name]!.isDefault === true && now.inputs[name]!.isDefault === true;
  const inputs = namesDiff(notations(old), notations(now));
  return asJson<Diff>({
    format: 'costcone-diff/1',
    old: originOf(old),
    new: originOf(now),
    sharedDraws: drawsOf(old) === drawsOf(now),
    moved: Object.values(outputs).some(({ moved }) => moved),
    limit,
    outputs,
    outputsAdded: Object.keys(now.outputs).filter((name) => old.outputs[name] === undefined),
    outputsRemoved: Object.keys(old.outputs).filter((name) => now.outputs[name] === undefined),
    notCompared: others.map((output) => ({
      output,
      old: old.outputs[output]!.unit,
      new: now.outputs[output]!.unit,
    })),
    inputs: { ...inputs, changed: inputs.changed.filter(({ name }) => !isDefault(name)) },
    defaults: inputs.changed.filter(({ name }) => isDefault(name)),
    formulas: namesDiff(formulas(old), formulas(now)),
    observations: namesDiff(observations(old), observations(now)),
    options: optionsDiff(old, now),
    goals: goalsDiff(old, now),
  });
}

interface Pair {
  readonly statistic: ComparedStatistic;
  readonly old: Estimate;
  readonly new: Estimate;
  readonly difference: Estimate;
}

/** What an output and a month of one have alike. */
interface Described {
  readonly mean: Estimate;
  readonly quantiles: Readonly<Record<Exclude<ComparedStatistic, 'mean'>, Estimate>>;
}

interface MonthPair {
  readonly month: string;
  readonly pair: readonly Pair[];
}

/** The months of an output that both results give in the same unit. */
function pairMonths(old: Result, now: Result, name: string): readonly MonthPair[] {
  const [before, after] = [old, now].map(({ forecast }) => forecast?.outputs[name]);
  if (before === undefined || after === undefined || before.unit !== after.unit) return [];
  const known = new Map(before.months.map((month) => [month.month, month]));
  return after.months.flatMap((month): MonthPair[] => {
    const same = known.get(month.month);
    return same === undefined ? [] : [{ month: month.month, pair: pairStatistics(same, month) }];
  });
}

function pairStatistics(old: Described, now: Described): readonly Pair[] {
  const statisticOf = (output: Described, statistic: ComparedStatistic): Estimate => {
    const { value, error } = statistic === 'mean' ? output.mean : output.quantiles[statistic];
    return { value, error };
  };
  return comparedStatistics.map((statistic) => {
    const [before, after] = [statisticOf(old, statistic), statisticOf(now, statistic)];
    return { statistic, old: before, new: after, difference: independentDifference(before, after) };
  });
}

/** Whether chance alone can make a difference: an error that is known and not 0. */
const isByChance = ({ error }: Estimate) => error !== null && error > 0;

function outputDiff(
  { label, unit }: OutputResult,
  pairs: readonly Pair[],
  months: readonly MonthPair[],
  limit: number,
): OutputDiff {
  const statistics = statisticsDiff(pairs, limit);
  const changed = months
    .map(({ month, pair }): MonthDiff => {
      const ofMonth = statisticsDiff(pair, limit);
      return { month, moved: hasMoved(ofMonth), statistics: ofMonth };
    })
    .filter((month) => Object.values(month.statistics).some(({ change }) => change !== 'same'));
  return {
    label,
    unit,
    moved: hasMoved(statistics) || changed.some(({ moved }) => moved),
    statistics,
    ...(months.length === 0 ? {} : { months: changed }),
  };
}

const hasMoved = (statistics: OutputDiff['statistics']) =>
  Object.values(statistics).some(({ change }) => change === 'moved');

function statisticsDiff(pairs: readonly Pair[], limit: number): OutputDiff['statistics'] {
  const statistics = pairs.map((pair): [ComparedStatistic, StatisticDiff] => {
    const { value, error } = pair.difference;
    const significance = value === null || !isByChance(pair.difference) ? null : value / error!;
    return [
      pair.statistic,
      { old: pair.old, new: pair.new, difference: value, error, significance, change: changeOf(pair, limit) },
    ];
  });
  return Object.fromEntries(statistics) as OutputDiff['statistics'];
}

function changeOf({ old, new: now, difference: { value, error } }: Pair, limit: number): Change {
  if (old.value === null || now.value === null || value === null)
    return old.value === now.value ? 'same' : 'moved';
  if (Math.abs(value) <= rounding * Math.max(Math.abs(old.value), Math.abs(now.value))) return 'same';
  if (error === null) return 'unknown';
  return Math.abs(value) > limit * error ? 'moved' : 'within errors';
}

function originOf({ scenario: { title, file, sha256 }, run }: Result): Origin {
  const { seed, design, draws, replicates, version } = run;
  return { title, file, sha256, seed, design, draws, replicates, version };
}

/** What decides the random numbers of every input: two results that agree in it were drawn alike. */
function drawsOf({ run: { seed, design, draws, replicates, version }, inputs }: Result): string {
  const uncertain = Object.entries(inputs).flatMap(([name, { density }]) => (density === null ? [] : [name]));
  return JSON.stringify([seed, design, draws, replicates, version, uncertain]);
}

const notations = ({ inputs }: Result) =>
  new Map(Object.entries(inputs).map(([name, { notation, unit }]) => [name, withUnit(notation, unit)]));

const formulas = ({ model }: Result) =>
  new Map(Object.entries(model ?? {}).map(([name, { formula }]) => [name, formula]));

/** Observations by what was observed; several of one quantity and month are counted. */
function observations({ evidence }: Result): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { quantity, month, text } of evidence?.observations ?? []) {
    const name = month === null ? quantity : `${quantity} in ${month}`;
    let key = name;
    for (let count = 2; found.has(key); count++) key = `${name} (${count})`;
    found.set(key, text);
  }
  return found;
}

function namesDiff(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): NamesDiff {
  return {
    changed: [...now].flatMap(([name, text]): TextDiff[] => {
      const before = old.get(name);
      return before === undefined || before === text ? [] : [{ name, old: before, new: text }];
    }),
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
  };
}

function optionsDiff(old: Result, now: Result): readonly OptionDiff[] {
  const optionsOf = ({
    run,
    outputs,
    scenario,
    forecast,
  }: Result): Record<OptionDiff['name'], string | number | null> => ({
    draws: run.draws,
    replicates: run.replicates,
    seed: run.seed,
    horizon: forecast === undefined ? null : `${forecast.months} months from ${forecast.from}`,
    design: run.design,
    version: run.version,
    set: run.set?.length ? run.set.join(', ') : null,
    level: Object.values(outputs)[0]?.interval.level ?? null,
    model: scenario.model ?? null,
    observed: run.observed === false ? 'left out' : null,
  });
  const [before, after] = [optionsOf(old), optionsOf(now)];
  return (Object.keys(before) as OptionDiff['name'][]).flatMap((name) =>
    before[name] === after[name] ? [] : [{ name, old: before[name], new: after[name] }],
  );
}

function goalsDiff(old: Result, now: Result): Diff['goals'] {
  const state = ({ probability, verdict }: Result['goals'][number]) => ({ probability, verdict });
  const before = new Map(old.goals.map((goal) => [goal.text, goal]));
  const after = new Map(now.goals.map((goal) => [goal.text, goal]));
  return {
    changed: [...after].flatMap(([text, goal]) => {
      const was = before.get(text);
      return was === undefined || was.verdict === goal.verdict
        ? []
        : [{ text, old: state(was), new: state(goal) }];
    }),
    added: [...after.keys()].filter((text) => !before.has(text)),
    removed: [...before.keys()].filter((text) => !after.has(text)),
  };
}
