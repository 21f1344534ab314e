import { rateNames } from './observation.ts';
import { quoted } from '../../notation/messages.ts';
import { namesBehind } from '../names-behind.ts';
import type { Correlation, Scenario } from '../scenario.ts';

/**
 * What to be careful of where a scenario ties inputs otherwise than the one that says what was observed: a draw is weighed by what its
 * random numbers meant there, and where one input takes part of another's, what was seen of one counts for both.
 */
export function tiedOtherwise(correlations: readonly Correlation[], observing: Scenario): readonly string[] {
  const behind = new Set(
    observing
      .evidence!.observations.flatMap(({ quantity, money }) => [quantity, ...rateNames(money)])
      .flatMap((name) => [...namesBehind(observing, name)]),
  );
  const key = ({ between, normal }: Correlation) => `${[...between].sort().join(' ')} ${normal}`;
  const differing = (these: readonly Correlation[], those: readonly Correlation[]) => {
    const known = new Set(those.map(key));
    return these.filter((one) => !known.has(key(one)));
  };
  const pairs = [
    ...differing(correlations, observing.correlations),
    ...differing(observing.correlations, correlations),
  ].filter(({ between }) => between.some((name) => behind.has(name)));
  const named = new Set(pairs.map(({ between }) => [...between].sort().map(quoted).join(' and ')));
  return [...named].map(
    (pair) =>
      `${pair} are not correlated as in ${observing.file}, which has the observations: what was observed for one would count for the other too; write the correlation in ${observing.file} instead`,
  );
}
