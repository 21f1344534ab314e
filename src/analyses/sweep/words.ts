import { inSentence, spokenName } from '../../notation/spoken-name.ts';
import { formatQuantity, formatRange } from '../../notation/spoken-number.ts';
import type { Estimate } from '../../statistics/estimate.ts';
import { countWords } from '../words.ts';
import { type Sweep, type SweepBest, type SweptOutput, type SweptRow, sweptPercentiles } from './result.ts';

/** A text as one word of a shell. */
function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What is needed to say how a row is run alone. */
export interface RowCommand {
  readonly path: string;
  readonly set: readonly string[];
  readonly seed: string;
  readonly design: string;
  readonly draws: number;
  readonly observed?: boolean;
}

/** The command that runs a row alone, with the same numbers. */
export function commandOf({ path, set, seed, design, draws, observed }: RowCommand): string {
  return [
    'costcone run',
    shellWord(path),
    ...set.map((text) => `--set ${shellWord(text)}`),
    `--seed ${shellWord(seed)} --draws ${draws}`,
    ...(design === 'sobol' ? [] : [`--design ${design}`]),
    ...(observed === false ? ['--no-observed'] : []),
  ].join(' ');
}

/** The command that runs a row of a sweep alone. */
export function rowCommand(
  { scenario, run, columns, rows }: Pick<Sweep, 'scenario' | 'run' | 'columns' | 'rows'>,
  row: number,
): string {
  const set = rows[row]!.set.map((text, index) => `${columns[index]!.name}=${text}`);
  return commandOf({ ...run, path: scenario.path, set: [...run.set, ...set] });
}

/** What a row sets, as in `gpu_price 1.5, language_model llama3.1-70b`. */
export function rowName({ columns, rows }: Pick<Sweep, 'columns' | 'rows'>, row: number): string {
  return rows[row]!.set.map((text, index) => `${columns[index]!.name} = ${text}`).join(', ');
}

/** A statistic as a person would call it: `mean`, `standard deviation`, `90th percentile`. */
export function statisticWords(statistic: string): string {
  if (statistic === 'mean') return 'mean';
  if (statistic === 'sd') return 'standard deviation';
  const share = statistic.slice(1);
  return share === '50' ? 'median' : `${share}${share === '1' ? 'st' : 'th'} percentile`;
}

/** `mean daily cost`, `90th percentile of daily cost`. */
export function measureWords(statistic: string, { label }: Pick<Sweep['outputs'][number], 'label'>): string {
  const words = statisticWords(statistic);
  const between = statistic === 'mean' || statistic === 'p50' ? ' ' : ' of ';
  return `${words}${between}${inSentence(label)}`;
}

/** What is asked, in a sentence. */
export function sweepQuestion(sweep: Sweep): string {
  const { best, outputs } = sweep;
  if (best === null) return `How does ${inSentence(outputs[0]!.label)} depend on ${sweptNames(sweep)}?`;
  return `With which ${sweptNames(sweep)} is the ${measureWords(best.statistic, outputNamed(sweep, best.output))} ${extreme(best)}?`;
}

const extreme = ({ isGain }: SweepBest) => (isGain ? 'highest' : 'lowest');

const outputNamed = ({ outputs }: Pick<Sweep, 'outputs'>, name: string) =>
  outputs.find((output) => output.name === name)!;

/** What is swept, in a few words: `GPU price and language model`. */
export function sweptNames({ columns }: Pick<Sweep, 'columns'>): string {
  const names = columns.map(({ name }) => spokenName(name));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The statistic of an output that a page and a terminal show first: that of the best row, else the median. */
export function shownStatistic({ best }: Pick<Sweep, 'best'>, output: string): string {
  const isShown = best !== null && best.output === output && Object.hasOwn(statisticOf, best.statistic);
  return isShown ? best.statistic : 'p50';
}

const statisticOf: Readonly<Record<string, (output: SweptOutput) => Estimate>> = {
  mean: ({ mean }) => mean,
  sd: ({ sd }) => sd,
  ...Object.fromEntries(sweptPercentiles.map((key) => [key, ({ quantiles }: SweptOutput) => quantiles[key]])),
};

/** A statistic of an output in a row; null where the row failed or it is not known. */
export function valueIn({ outputs }: SweptRow, output: string, statistic: string): number | null {
  const found = outputs[output];
  return found === undefined ? null : (statisticOf[statistic]?.(found).value ?? null);
}

/** The answer in a sentence, in pieces so that a page can set the number apart. */
export function sweepAnswer(sweep: Sweep) {
  const { best, outputs, rows } = sweep;
  if (best !== null) {
    return {
      lead: `The ${extreme(best)} ${measureWords(best.statistic, outputNamed(sweep, best.output))} is `,
      number: formatQuantity(best.value.value, best.unit),
      rest: `, with ${rowName(sweep, best.row)}. ${closeWords(sweep, best)}`,
    };
  }
  const [first] = outputs as readonly [Sweep['outputs'][number]];
  const known = rows.flatMap((row, index) => {
    const value = valueIn(row, first.name, 'p50');
    return value === null ? [] : [{ value, index }];
  });
  const label = inSentence(first.label);
  const ends = known.map(({ value }) => value);
  // A table may have more rows than a function takes arguments.
  const [low, high] = [Math.min, Math.max].map((end) => ends.reduce((a, b) => end(a, b), ends[0] ?? 0));
  if (known.length === 0 || first.unit === null)
    return {
      lead: `The ${label} of `,
      number: countWords(rows.length, 'row'),
      rest:
        known.length === 0 ? ' is not known: all of them failed.' : ', in units that differ from row to row.',
    };
  const at = (value: number) => rowName(sweep, known.find((one) => one.value === value)!.index);
  return {
    lead: `The median ${label} lies between `,
    number: formatRange(low!, high!, first.unit, { between: 'and' }),
    rest:
      low === high
        ? ': it is the same in all rows.'
        : `: lowest with ${at(low!)}, highest with ${at(high!)}.`,
  };
}

/** Close rows that are named. */
const mostNamed = 3;

/** More draws tell rows apart, unless they are the same in every draw. */
const isSame = ({ difference: { value, error } }: SweepBest['close'][number]) => value === 0 && error === 0;

function closeWords(sweep: Sweep, { close, isGain }: SweepBest): string {
  const beyond = isGain ? 'lower' : 'higher';
  if (close.length === 0) return `In every other row it is ${beyond}.`;
  const named = close.slice(0, mostNamed).map(({ row }) => rowName(sweep, row));
  const more = close.length > named.length ? `; and ${close.length - named.length} more` : '';
  const others = `${countWords(close.length, 'other row')} (${named.join('; ')}${more})`;
  if (!close.every(isSame)) return `Too close to call: these draws cannot tell it from ${others}.`;
  const isAll = close.length + 1 === sweep.rows.length;
  return `It is the same in ${others}${isAll ? '' : `, and ${beyond} in the rest`}.`;
}

/** The answer in a line, with how well it is known. */
export function bestWords(sweep: Sweep): string {
  const { lead, number, rest } = sweepAnswer(sweep);
  const { best } = sweep;
  const error = best?.value.error ?? null;
  const known =
    best === null || error === null || error === 0
      ? ''
      : ` The simulation knows it to about ${formatQuantity(error, best.unit, 2)} (one standard error).`;
  return `${lead}${number}${rest}${known}`;
}
