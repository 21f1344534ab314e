import { quoted } from '../../notation/messages.ts';
import { dimensionless } from '../../units/unit.ts';
import { checkTogether, readCorrelations } from '../correlations.ts';
import type { Names } from '../quantities.ts';
import { type Reading, report } from '../reading.ts';
import type { Correlation, ScenarioInput } from '../scenario.ts';
import type { YamlMap, YamlNode } from '../yaml-tree.ts';
import type { Horizon, Series } from './horizon.ts';

type Pair = Horizon['shockCorrelations'][number];

/**
 * Correlations of inputs, and of their monthly shocks: a pair of inputs goes together in its starting values, where these are
 * random, and in its shocks; a pair of parts in its shocks alone. What is said of two parts counts more than what is said of their
 * inputs.
 */
export function correlationsOverMonths(
  node: YamlNode | undefined,
  names: Names,
  series: readonly Series[],
  reading: Reading,
): {
  readonly correlations: readonly Correlation[];
  readonly shockCorrelations: Horizon['shockCorrelations'];
} {
  const partsOf = new Map(series.map((one): [string, readonly string[]] => [one.input, shockParts(one)]));
  const parts = new Set([...partsOf.values()].flat());
  const isShocked = (name: string) => parts.has(name) || (partsOf.get(name) ?? []).length > 0;
  const problems = reading.problems.length;
  const inputs = names.inputs.map((input) => (isShocked(input.name) ? asShock(input) : input));
  const all = readCorrelations(node, { ...names, inputs }, reading);
  if (node?.kind === 'list')
    for (const item of node.items) reportMixed(item as YamlMap, parts, partsOf, names, reading);
  const ofParts = all.filter(({ between }) => between.every((name) => parts.has(name)));
  const ofInputs = all.filter((pair) => !ofParts.includes(pair));
  const said = new Set(ofParts.map(({ between }) => pairKey(between)));
  const shockCorrelations: readonly Pair[] = [
    ...ofParts.map(({ between, normal }) => ({ between, normal })),
    ...ofInputs.flatMap(({ between, normal }) => {
      const [a, b] = between.map((name) => series.find(({ input }) => input === name));
      const pairs = a === undefined || b === undefined ? [] : pairsOf(a, b);
      return pairs.flatMap((pair) => (said.has(pairKey(pair)) ? [] : [{ between: pair, normal }]));
    }),
  ];
  // Pairs that follow from those of inputs were not held against each other yet.
  if (node !== undefined && reading.problems.length === problems)
    checkTogether(node, shockCorrelations, reading);
  const random = new Set(
    names.inputs.flatMap(({ name, value }) => (value.kind === 'distribution' ? [name] : [])),
  );
  return {
    correlations: ofInputs.filter(({ between }) => between.every((name) => random.has(name))),
    shockCorrelations,
  };
}

const pairKey = (between: readonly string[]) => between.toSorted().join(' ');

const shockParts = ({ volatility, noise }: Series) => [
  ...(volatility === null ? [] : [volatility.input]),
  ...(noise === null ? [] : [noise.input]),
];

/** Shocks go with shocks, and a starting value that is a number with nothing. */
function reportMixed(
  item: YamlMap,
  parts: ReadonlySet<string>,
  partsOf: ReadonlyMap<string, readonly string[]>,
  { inputs }: Names,
  reading: Reading,
): void {
  const between = item.entries.get('between')?.value;
  if (between?.kind !== 'list' || between.items.length !== 2) return;
  const ends = between.items.map((end) => (end.kind === 'scalar' ? end.text : ''));
  const found = ends.map((name) => inputs.find((input) => input.name === name));
  if (found.includes(undefined)) return;
  const shock = ends.findIndex((name) => parts.has(name));
  const other = ends.findIndex((name) => !parts.has(name));
  if (shock >= 0 && other >= 0) {
    const [own] = partsOf.get(ends[other]!) ?? [];
    const hint = own === undefined ? `${ends[other]} has no monthly shocks` : `write ${own}`;
    report(
      reading,
      between,
      'monthly shocks can only be correlated with monthly shocks',
      ends.join(', '),
      hint,
    );
    return;
  }
  if (shock >= 0) return;
  const numbers = ends.filter((_, index) => found[index]!.value.kind === 'constant');
  const areShocked = ends.every((name) => (partsOf.get(name) ?? []).length > 0);
  if (numbers.length > 0 && !areShocked && ends.some((name) => (partsOf.get(name) ?? []).length > 0))
    report(
      reading,
      between,
      'two inputs go together where both have a distribution, or both volatility or noise',
      quoted(ends.join(', ')),
    );
}

/** Wandering goes with wandering and noise with noise; where the two have nothing alike, what they have. */
function pairsOf(a: Series, b: Series): [string, string][] {
  const alike = (['volatility', 'noise'] as const).flatMap((key): [string, string][] =>
    a[key] !== null && b[key] !== null ? [[a[key].input, b[key].input]] : [],
  );
  if (alike.length > 0) return alike;
  const [one, other] = [shockParts(a)[0], shockParts(b)[0]];
  return one === undefined || other === undefined ? [] : [[one, other]];
}

/** A number stands for shocks all the same, that of a spread and that which is moved by shocks. */
function asShock(input: ScenarioInput): ScenarioInput {
  if (input.value.kind === 'distribution') return input;
  const spec = { family: 'normal', parameters: { mean: 0, sd: 1 } } as const;
  return { ...input, value: { kind: 'distribution', spec, unit: dimensionless } };
}
