import { UsageError } from '../errors.ts';

/** What `--error` is, where it was not given. */
const errorHelp =
  'The error is a standard deviation, as in --error 5%: how far the measured value may lie from what the model would say if all ' +
  'its inputs were right. An invoice is exact, but the model leaves out a part of what it bills: `costcone explain FILE ' +
  'QUANTITY` says how far it was off where such a quantity was measured';

/** An option that a file makes necessary. */
export interface Asked {
  readonly option: string;
  /** What it says. */
  readonly words: string;
}

/** The error of a measurement, where it was not given. */
export const askedError = (error: string | undefined): readonly Asked[] =>
  error === undefined ? [{ option: '--error', words: 'how far measurement and model may be off' }] : [];

/** That options are needed, all at once, and what was found without them. */
export function needed(file: string, asked: readonly Asked[], found: string): UsageError {
  const all = asked.map(({ option, words }) => `${option} (${words})`);
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  const help = asked.some(({ option }) => option === '--error') ? `. ${errorHelp}` : '';
  return new UsageError(`${file} is not complete: give ${list}. It has ${found}${help}`);
}
