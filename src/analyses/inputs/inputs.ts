import { createDistribution } from '../../distributions/create-distribution.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import { type Series, shockDrivers, shocksOf } from '../../scenario/months/horizon.ts';
import type { ScenarioInput } from '../../scenario/scenario.ts';
import { distributionDensity, shiftedDensity } from '../binned-density.ts';
import type { InputResult } from './result.ts';

/** What every input of a scenario is, and the mean of its kept draws. */
export function inputs(view: ScenarioView): Record<string, InputResult> {
  const { scenario } = view;
  return Object.fromEntries([
    ...scenario.inputs.map((input): [string, InputResult] => [
      input.name,
      inputResult(input, sampleMean(view, input.name)),
    ]),
    ...(scenario.horizon?.series ?? []).flatMap((series): [string, InputResult][] => {
      const name = shocksOf(series.input);
      return shockDrivers(scenario).includes(name)
        ? [[name, shockResult(series, sampleMean(view, name))]]
        : [];
    }),
  ]);
}

/** The ups and downs of an input: what they multiply it by on average over the horizon, whose spread is in no closed form. */
function shockResult({ input, volatility, noise, isShare }: Series, sampleMean: number | null): InputResult {
  const kinds = [...(volatility === null ? [] : ['volatility']), ...(noise === null ? [] : ['noise'])];
  return {
    unit: '',
    notation: `monthly shocks by ${kinds.join(' and ')}`,
    explanation: `The ups and downs of ${input} from month to month.`,
    source: 'given in the scenario',
    isDefault: false,
    mean: isShare ? null : 1,
    sd: null,
    p5: null,
    p50: null,
    p95: null,
    density: null,
    sampleMean,
  };
}

/** Mean of an input's kept draws in its declared unit; null where it was not drawn, or their sum is too large to be told. */
function sampleMean(view: ScenarioView, name: string): number | null {
  const values = view.keptInput(name);
  if (values === null) return null;
  return finite(view.show(name, sumOf(values) / values.length));
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row]!;
  return sum;
}

/** What an input is: exact properties of its distribution in its declared unit, nothing sampled but `sampleMean`. */
export function inputResult(input: ScenarioInput, sampleMean: number | null): InputResult {
  const { unit, notation, value, explanation, source, place, part } = input;
  const less = part?.less ?? 0;
  // The distribution may be written in another unit than the one the input is declared in.
  const scale = value.unit.factor / unit.factor;
  const described = { unit: unit.text, notation, explanation, source, isDefault: place === null };
  if (value.kind === 'constant') {
    const constant = value.value * scale;
    return {
      ...described,
      mean: constant,
      sd: 0,
      p5: constant,
      p50: constant,
      p95: constant,
      density: null,
      sampleMean: null,
    };
  }
  const distribution = createDistribution(value.spec);
  const { mean, sd } = distribution;
  return {
    ...described,
    mean: mean === null ? null : finite(mean * scale - less),
    sd: sd === null ? null : finite(sd * scale),
    p5: finite(distribution.quantile(0.05) * scale - less),
    p50: finite(distribution.quantile(0.5) * scale - less),
    p95: finite(distribution.upperQuantile(0.05) * scale - less),
    density: shiftedDensity(distributionDensity(distribution, scale), less),
    sampleMean: sampleMean === null ? null : sampleMean - less,
  };
}

/** Null for what is beyond the largest number. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
