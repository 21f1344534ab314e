import type { DistributionSpec } from './distribution.ts';
import { lognormal, resolveLognormal } from './families/lognormal.ts';
import { Given, type GivenArgument } from './given.ts';
import { ParameterError } from './parameter-error.ts';
import { checkRanges } from './parameter-ranges.ts';

/**
 * `a to b`: the lognormal distribution with 5th percentile a and 95th percentile b.
 *
 * @throws ParameterError unless 0 < a < b.
 */
export function intervalSpec(given: readonly GivenArgument[]): DistributionSpec {
  const [first, second] = given;
  const isPair =
    given.length === 2 && given.every(({ name, value }) => name === null && typeof value === 'number');
  if (first === undefined || second === undefined || !isPair)
    throw new ParameterError([
      { argument: null, rule: 'an interval needs two numbers as its ends', hint: 'write it as in 10 to 20' },
    ]);
  const [low, high] = [first.value, second.value] as [number, number];
  const hint = `write normal(p5=${low}, p95=${high})`;
  const problem = (argument: number, rule: string, found: number, help?: string) =>
    new ParameterError([
      { argument, rule, found: String(found), ...(help === undefined ? {} : { hint: help }) },
    ]);
  for (const [argument, end] of [low, high].entries()) {
    if (!Number.isFinite(end)) throw problem(argument, 'both ends of an interval must be finite', end);
  }
  if (low === high) {
    throw problem(1, 'an interval needs some width', high, `write the number ${low}`);
  }
  if (low > high)
    throw problem(1, 'the second end of an interval must be the larger', high, `write ${high} to ${low}`);
  if (low <= 0) throw problem(0, '"a to b" is lognormal: both ends must be positive', low, hint);
  const percentiles = [
    { name: 'p5', probability: 0.05, x: low },
    { name: 'p95', probability: 0.95, x: high },
  ];
  const resolved = new Given(new Map(), percentiles, new Map());
  const parameters = resolveLognormal(resolved);
  if (resolved.problems.length === 0) checkRanges(lognormal, parameters, resolved);
  if (resolved.problems.length > 0) throw new ParameterError(resolved.problems);
  return { family: lognormal.name, parameters };
}
