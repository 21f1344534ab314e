import type { DistributionSpec } from './distribution.ts';
import type { Create } from './family.ts';
import { ParameterError } from './parameter-error.ts';

/**
 * Refuses a continuous distribution whose values double precision cannot hold: the same number from the 5th to the 95th
 * percentile, or no finite number for half of its draws. Whatever else lies beyond the largest double is drawn as infinite,
 * and counted.
 *
 * @throws ParameterError
 */
export function checkDrawable(spec: DistributionSpec, create: Create): void {
  const { discrete, quantile, upperQuantile } = create(spec);
  if (discrete) return;
  const median = quantile(0.5);
  if (!Number.isFinite(median)) {
    throw refusal(
      `half of the values of this ${spec.family} are beyond ${Number.MAX_VALUE.toPrecision(2)}, the largest number`,
      'write it in a larger unit',
    );
  }
  if (quantile(0.05) !== upperQuantile(0.05)) return;
  throw refusal(
    'a distribution needs some width',
    median === 0
      ? 'its values are too small for a number: write 0, or a smaller unit'
      : `its values do not differ in double precision: write the number ${median}`,
  );
}

function refusal(rule: string, hint: string): ParameterError {
  return new ParameterError([{ argument: null, rule, hint }]);
}
