import { createDistribution } from '../../src/distributions/create-distribution.ts';
import { eightInputs } from '../kernel/eight-inputs.ts';
import { type Answer, levels } from './peer.ts';

/** Draws behind the means of inputs. */
const inputDraws = 2 ** 18;
/** Standard errors of independent draws within which everybody agrees. */
const most = 5;
/** Relative: interpolation in bins, and the error of the answer that others are compared with. */
const slack = 5e-4;

/** @throws Error where an answer is not one of the same model, within what chance allows `draws` independent draws */
export function checkSame({ inputs = [], ...answer }: Answer, reference: Answer, draws: number): void {
  Object.entries(eightInputs).forEach(([name, spec], k) => {
    const { mean, sd } = createDistribution(spec);
    const found = inputs[k] ?? mean;
    expectNear(`its mean of ${name}`, found, mean, (most * sd) / Math.sqrt(inputDraws));
  });
  const { mean, sd, quantiles } = reference;
  expectNear('its mean', answer.mean, mean, (most * sd) / Math.sqrt(draws) + slack * mean);
  levels.forEach((level, k) => {
    const expected = quantiles[k]!;
    const error = Math.sqrt((level * (1 - level)) / draws) / density(quantiles, k);
    expectNear(`its quantile at ${level}`, answer.quantiles[k]!, expected, most * error + slack * expected);
  });
}

/** Of the output near a quantile: the lower slope of the distribution function to its neighbours. */
function density(quantiles: readonly number[], k: number): number {
  const slopes = [k - 1, k]
    .filter((from) => from >= 0 && from + 1 < levels.length)
    .map((from) => (levels[from + 1]! - levels[from]!) / (quantiles[from + 1]! - quantiles[from]!));
  return Math.min(...slopes);
}

function expectNear(what: string, found: number, expected: number, within: number): void {
  if (!(Math.abs(found - expected) <= within)) throw new Error(`${what} is ${found}, not ${expected}`);
}
