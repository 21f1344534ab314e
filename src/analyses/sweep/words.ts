import type { Sweep, SweepBest } from './result.ts';

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
  readonly observed?: false;
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
export function statisticWords({ statistic }: Pick<SweepBest, 'statistic'>): string {
  if (statistic === 'mean') return 'mean';
  if (statistic === 'sd') return 'standard deviation';
  const share = statistic.slice(1);
  return share === '50' ? 'median' : `${share}${share === '1' ? 'st' : 'th'} percentile`;
}
