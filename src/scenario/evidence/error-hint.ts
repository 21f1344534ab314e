import { type ModelError, modelErrors } from './model-error.ts';
import type { ObservedNames } from './observed-names.ts';

/** What was measured of a kind. */
const measured: Readonly<Record<ModelError['group'], string>> = {
  training: 'training runs',
  throughput: 'throughputs',
  energy: 'energies',
  cost: 'costs',
};

/** How to choose the error of an observation; a value in % has one in points. */
export function errorHint(name: string, value: string, { names, model }: ObservedNames): string {
  const example = value.includes('%')
    ? 'as in `error: 0.03` for 3 percentage points'
    : 'as in `error: 5%`, or in its unit';
  if (names.inputs.some((input) => input.name === name))
    return `${example}; for an input it is how far off the measurement may be`;
  const [first] = modelErrors({ quantities: names.quantities, model }, name);
  if (first === undefined || value.includes('%'))
    return `${example}: an invoice is exact, but how well does the model follow it?`;
  return `start with \`error: ${percentOf(first)}\`, and write less where the inputs are known: ${modelErrorWords(first, name)}`;
}

/**
 * How far the model was off.
 * @example modelErrorWords({ group: 'energy', off: 0.3, n: 21, date: '2026-11', isOfKind: true }, 'x') // => 'in 21 measured energies the model was off by 30%, its inputs included'
 */
export function modelErrorWords(error: ModelError, name: string): string {
  const { group, n, isOfKind } = error;
  const what = isOfKind ? '' : `, from which ${name} is computed,`;
  return `in ${n} measured ${measured[group]}${what} the model was off by ${percentOf(error)}, its inputs included`;
}

/** The standard deviation of a logarithm as people write an error. */
const percentOf = ({ off }: Pick<ModelError, 'off'>) => `${Number((100 * off).toPrecision(2))}%`;
