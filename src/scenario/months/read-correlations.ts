import { dimensionless } from '../../units/unit.ts';
import { checkTogether, readCorrelations } from '../correlations.ts';
import type { Names } from '../quantities.ts';
import { type Reading, report } from '../reading.ts';
import type { Correlation, ScenarioInput } from '../scenario.ts';
import type { YamlNode } from '../yaml-tree.ts';
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
  const alike = withoutMixed(node, partsOf, names, reading);
  const all = readCorrelations(alike, { ...names, inputs }, reading);
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

/** The pairs that can go together: shocks with shocks, and not a number that only shocks move with what has none. The others are reported. */
function withoutMixed(
  node: YamlNode | undefined,
  partsOf: ReadonlyMap<string, readonly string[]>,
  { inputs }: Names,
  reading: Reading,
): YamlNode | undefined {
  if (node?.kind !== 'list') return node;
  const parts = new Set([...partsOf.values()].flat());
  const shocksOf = (name: string) => partsOf.get(name) ?? [];
  const isNumber = (name: string) => inputs.find((input) => input.name === name)?.value.kind === 'constant';
  const items = node.items.filter((item) => {
    const between = item.kind === 'map' ? item.entries.get('between')?.value : undefined;
    if (between?.kind !== 'list') return true;
    const ends = between.items.map((end) => (end.kind === 'scalar' ? end.text : ''));
    if (ends.some((name) => !inputs.some((input) => input.name === name))) return true;
    const others = ends.filter((name) => !parts.has(name));
    if (others.length === 1) {
      const [other] = others as [string];
      const [own] = shocksOf(other);
      const hint = own === undefined ? `${other} has no monthly shocks` : `write ${own}`;
      report(
        reading,
        between,
        'monthly shocks can only be correlated with monthly shocks',
        ends.join(', '),
        hint,
      );
      return false;
    }
    const moved = others.find((name) => isNumber(name) && shocksOf(name).length > 0);
    const still = others.find((name) => shocksOf(name).length === 0 && !isNumber(name));
    if (moved === undefined || still === undefined) return true;
    const rule = 'two correlated inputs both need a distribution, or both volatility or noise';
    report(reading, between, rule, `${moved} is a number, ${still} has no monthly shocks`);
    return false;
  });
  return { ...node, items };
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
