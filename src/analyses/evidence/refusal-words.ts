import { formatNumber } from '../../notation/spoken-number.ts';
import { countWords } from '../words.ts';
import type { SeenObservation } from './result.ts';
import { placeWords } from './words.ts';

/** What is told of every observation where a run is refused: its place is that in the scenario alone, without the others. */
export type RefusedObservation = Pick<
  SeenObservation,
  'quantity' | 'month' | 'text' | 'seen' | 'unit' | 'place'
>;

/** Observations that a refusal lists; the others are counted. */
const mostListed = 20;

/**
 * What the person is told whose observations leave too little of a run. The command exits with 6.
 */
export const refusals = {
  /**
   * `smallest`: effective draws of the replicate that has fewest, `needed`: how many it should have; `draws`: all that were
   * drawn, the most that were allowed.
   */
  tooFewEffective: ({
    smallest,
    needed,
    draws,
    observations,
  }: {
    readonly smallest: number;
    readonly needed: number;
    readonly draws: number;
    readonly observations: readonly RefusedObservation[];
  }) =>
    [
      `the observations leave ${countWords(Number(smallest.toPrecision(3)), 'effective draw')} in the smallest replicate, and ${formatNumber(needed)} are needed; ${draws.toLocaleString('en-US')} draws were made, the most that --max-draws allows`,
      ...placesOf(observations),
      'Where one lies far out, look at the conflict: either the scenario is not this service, or the model is wrong. Where `error` holds less than the measurement and the model may be off by, widen it. Where all lie well inside, give a larger --max-draws.',
    ].join('\n'),

  /** No draw is possible at all under the observations. */
  noAgreement: ({
    draws,
    observations,
  }: {
    readonly draws: number;
    readonly observations: readonly RefusedObservation[];
  }) =>
    [
      `conflict: none of ${countWords(draws, 'draw')} agrees with the observations`,
      ...placesOf(observations),
      'Either the scenario is not this service, or the model is wrong, or an `error` or a range is too narrow: it must hold what the measurement and the model may be off by. `--no-observed` gives the run without observations.',
    ].join('\n'),

  /** The largest weight that was seen is too small to be told in the quantum that `maxDraws` sets. */
  tooSmallWeights: ({
    draws,
    observations,
  }: {
    readonly draws: number;
    readonly observations: readonly RefusedObservation[];
  }) =>
    [
      `conflict: even the best of ${countWords(draws, 'draw')} agrees with the observations too badly for weights to be told apart`,
      ...placesOf(observations),
      'Either the scenario is not this service, or the model is wrong, or an `error` is too small: it must hold what the measurement and the model may be off by. `--no-observed` gives the run without observations.',
    ].join('\n'),
};

/** The line of every observation, those that lie farthest out first. */
function placesOf(observations: readonly RefusedObservation[]): readonly string[] {
  const sorted = [...observations].sort((a, b) => room(a) - room(b));
  const more = sorted.length - mostListed;
  return [
    ...sorted.slice(0, mostListed).map((observation) => {
      const { quantity, month, text } = observation;
      return `  ${quantity}${month === null ? '' : ` in ${month}`}, ${text}: without observations ${placeWords(observation)}`;
    }),
    ...(more > 0 ? [`  and ${countWords(more, 'more observation')}`] : []),
  ];
}

/** How much lies beyond what was seen, on the side where less does; what is not known comes last. */
function room({ seen, place: { value } }: RefusedObservation): number {
  if (value === null) return 1;
  return seen.value === null ? value : Math.min(value, 1 - value);
}
