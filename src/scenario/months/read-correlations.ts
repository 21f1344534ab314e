import { readCorrelations } from '../correlations.ts';
import type { Names } from '../quantities.ts';
import type { Reading } from '../reading.ts';
import type { Correlation, ScenarioInput } from '../scenario.ts';
import { dimensionless } from '../../units/unit.ts';
import type { YamlNode } from '../yaml-tree.ts';
import type { Horizon, Series } from './horizon.ts';

/** Correlations of inputs, and of their monthly shocks: a pair of inputs goes together in both, one of parts in its shocks alone. */
export function correlationsOverMonths(
  node: YamlNode | undefined,
  names: Names,
  series: readonly Series[],
  reading: Reading,
): {
  readonly correlations: readonly Correlation[];
  readonly shockCorrelations: Horizon['shockCorrelations'];
} {
  const parts = new Set(series.flatMap((one) => shockParts(one)));
  const all = readCorrelations(
    node,
    { ...names, inputs: names.inputs.map((input) => asShock(input, parts)) },
    reading,
  );
  const ofShocks = all.filter(({ between }) => between.every((name) => parts.has(name)));
  const correlations = all.filter((pair) => !ofShocks.includes(pair));
  const shockCorrelations = [
    ...ofShocks.map(({ between, normal }) => ({ between, normal })),
    ...correlations.flatMap(({ between, normal }) => {
      const [a, b] = between.map((name) => series.find(({ input }) => input === name));
      if (a === undefined || b === undefined) return [];
      return pairsOf(a, b).map((pair) => ({ between: pair, normal }));
    }),
  ];
  return { correlations, shockCorrelations };
}

const shockParts = ({ volatility, noise }: Series) => [
  ...(volatility === null ? [] : [volatility.input]),
  ...(noise === null ? [] : [noise.input]),
];

/** Wandering goes with wandering and noise with noise; where the two have nothing alike, what they have. */
function pairsOf(a: Series, b: Series): [string, string][] {
  const alike = (['volatility', 'noise'] as const).flatMap((key): [string, string][] =>
    a[key] !== null && b[key] !== null ? [[a[key].input, b[key].input]] : [],
  );
  if (alike.length > 0) return alike;
  const [one, other] = [shockParts(a)[0], shockParts(b)[0]];
  return one === undefined || other === undefined ? [] : [[one, other]];
}

/** A spread that is a number stands for shocks all the same. */
function asShock(input: ScenarioInput, parts: ReadonlySet<string>): ScenarioInput {
  if (!parts.has(input.name) || input.value.kind === 'distribution') return input;
  const spec = { family: 'normal', parameters: { mean: 0, sd: 1 } } as const;
  return { ...input, value: { kind: 'distribution', spec, unit: dimensionless } };
}
