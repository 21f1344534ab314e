import type { Model } from '../../model/model.ts';
import { beginSentence, spokenName } from '../../notation/spoken-name.ts';
import type { Draft } from '../draft.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { placeIn } from '../source-file.ts';
import type { YamlScalar } from '../yaml-tree.ts';

/** A rate of growth that the scenario does not give: the catalogue's. */
interface TrendEntry extends DraftEntry {
  /** The same for all inputs that grow by one trend: two with the same default mean the same unknown. */
  readonly trend: string;
}

export const isTrendEntry = (entry: DraftEntry): entry is TrendEntry => 'trend' in entry;

/**
 * Growth of inputs whose price is the catalogue's and has a trend there, unless the scenario says how they grow, `none` too. What
 * a scenario gives itself stays as it is given.
 */
export function defaultTrends(
  draft: Draft,
  model: Model | null,
  written: ReadonlyMap<string, { readonly keys: ReadonlyMap<string, unknown> }>,
): { readonly entries: readonly (readonly [string, TrendEntry])[]; readonly notes: readonly string[] } {
  const growing = (model?.inputs ?? []).filter(
    ({ name, trend }) =>
      trend !== undefined &&
      !draft.inputs.has(name) &&
      !draft.formulas.has(name) &&
      written.get(name)?.keys.has('growth') !== true,
  );
  const entries = growing.map(({ name, trend }) => [name, entryOf(name, trend!, draft)] as const);
  const names = new Map<string, string[]>();
  for (const [name, { trend }] of entries) names.set(trend, [...(names.get(trend) ?? []), name]);
  return { entries, notes: growing.flatMap((input) => noteOf(input.name, input.trend!, names)) };
}

type Trend = NonNullable<Model['inputs'][number]['trend']>;

const keyOf = ({ notation, source }: Trend) => `${notation} | ${source}`;

function entryOf(name: string, trend: Trend, { file }: Draft): TrendEntry {
  const scalar = (text: string): YamlScalar => ({
    kind: 'scalar',
    path: `inputs.${name}.growth`,
    file,
    at: () => placeIn(file, 0),
    value: text,
    text,
  });
  const value = scalar(trend.notation);
  return {
    key: value,
    value,
    fields: new Map([['source', scalar(trend.source)]]),
    replaced: [],
    trend: keyOf(trend),
  };
}

/** What is said of a trend, at the first of the inputs that grow by it. */
function noteOf(
  name: string,
  trend: Trend,
  names: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const alike = names.get(keyOf(trend))!;
  if (name !== alike[0]) return [];
  const change = `${alike.map(spokenName).join(', ')} ${alike.length > 1 ? 'change' : 'changes'}`;
  const rate = trend.notation.replaceAll('%', ' %').replace(' per ', ' a ');
  return [`${beginSentence(change)} by ${rate}, which \`growth: none\` removes: catalogue, ${trend.source}.`];
}
