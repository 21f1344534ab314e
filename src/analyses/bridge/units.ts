import { beginSentence, sentenceName, spokenName } from '../../notation/spoken-name.ts';
import { withUnit } from '../../notation/with-unit.ts';
import type { Differences } from './differences.ts';
import { kindOf, lastPart, ofLayers, ownerPart } from './input-kinds.ts';
import { type BridgeKind, type BridgeStep, theFormulas } from './result.ts';

/** What changes at once: a player of the game whose Shapley values are the parts of a bridge. */
export interface BridgeUnit extends Omit<BridgeStep, 'part'> {
  /** Whether it changes formulas and inputs of only one scenario, and correlations. */
  readonly formulas: boolean;
  readonly correlations: boolean;
  /** Inputs whose changes from month to month it takes over. */
  readonly series: readonly string[];
}

/** Inputs that describe one thing: half an accelerator of one kind with half of another is none. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'accelerator figures': [
    ...['peak_flops', 'attention_peak_flops', 'training_peak_flops', 'memory', 'memory_bandwidth'],
    ...['link_bandwidth', 'link_domain', 'network_bandwidth', 'server_power', 'mean_power'],
  ],
  'language model': [
    ...['parameters', 'active_parameters', 'embedding_parameters', 'routed_parameters', 'experts'],
    ...['active_experts', 'expert_bytes_ratio', 'layers', 'heads', 'kv_heads', 'head_dim', 'd_model'],
    ...['replicated_parameters', 'kv_rank', 'rope_dim', 'query_key_dim', 'value_dim'],
    ...['state_bytes', 'state_flop'],
  ],
  'number formats': ['weight_bytes', 'kv_value_bytes'],
  'instance size': ['prefill_gpus', 'prefill_replicas', 'decode_gpus', 'decode_replicas', 'separate_pools'],
};

/** Names that packages take. */
export const packedNames: readonly string[] = Object.values(packages).flat();

function packageOf(name: string): string | undefined {
  const last = lastPart(name);
  if (ofLayers.test(last)) return 'language model';
  return Object.keys(packages).find((key) => packages[key]!.includes(last));
}

/** Most units whose parts are found one by one. */
const mostUnits = 40;

/**
 * Ways to divide what differs into units, the finest first: later ones are taken where there are too many units, or where
 * a mixture of both scenarios has no finite output (a new language model that does not fit on the old accelerators).
 */
export function waysToDivide(found: Differences, sameModel: boolean): readonly (readonly BridgeUnit[])[] {
  const inputs = found.changed.map(([before, after]): BridgeUnit => {
    const { name } = after;
    const written = {
      before: withUnit(before.notation, before.unit.text),
      after: withUnit(after.notation, after.unit.text),
    };
    return { ...unit(name, sentenceName(name), kindOf(found.owners.get(name) ?? after), [name]), ...written };
  });
  const units = [
    ...inputs,
    ...seriesUnits(found),
    ...formulaUnits(found, sameModel),
    ...correlationUnits(found),
  ];
  const packed = merged(units, (one) => keyOfPackage(one, units));
  const alike = merged(packed, (one) =>
    one.inputs.length === 1 ? lastPart(one.name) : one.name.split(' of ')[0]!,
  );
  const wholeTechnology = (from: readonly BridgeUnit[]) =>
    merged(from, ({ kind, name }) => (kind === 'technology' ? 'machines and models' : name));
  const byKind = merged(packed, ({ kind }) => `all ${kind}`);
  const fine = packed.length <= mostUnits ? packed : alike;
  return [fine, wholeTechnology(fine), byKind].filter(
    (way, index, ways) => way.length <= mostUnits && way.length !== ways[index - 1]?.length,
  );
}

function unit(name: string, label: string, kind: BridgeKind, inputs: readonly string[]): BridgeUnit {
  const none = { before: null, after: null, formulas: false, correlations: false, series: [] };
  return { name, label, kind, inputs, ...none };
}

/** How an input changes from month to month is one thing: half of its growth is no growth that anybody wrote. */
function seriesUnits({ series }: Differences): readonly BridgeUnit[] {
  return series.map(({ input, parts }) => ({
    ...unit(`${input.name} by month`, `${sentenceName(input.name)}, month by month`, kindOf(input), parts),
    series: [input.name],
  }));
}

function formulaUnits({ formulas, exclusive }: Differences, sameModel: boolean): readonly BridgeUnit[] {
  if (!formulas) return [];
  const names = exclusive.map(({ name }) => name).sort();
  const kind = sameModel ? kindOfAll(exclusive.map(kindOf)) : 'rest';
  const label = names.length === 0 ? 'Formulas' : `Formulas and their inputs: ${listed(names)}`;
  return [{ ...unit(theFormulas, label, kind, [...new Set(names)]), formulas: true }];
}

/** New workloads and services bring volume and technology with them, but what they change is the mix. */
function kindOfAll(kinds: readonly BridgeKind[]): BridgeKind {
  const [first] = kinds;
  if (first === undefined) return 'rest';
  if (kinds.every((kind) => kind === first)) return first;
  return (['mix', 'technology'] as const).find((kind) => kinds.includes(kind)) ?? 'rest';
}

function correlationUnits({ correlations }: Differences): readonly BridgeUnit[] {
  return correlations
    ? [{ ...unit('the correlations', 'Correlations', 'rest', []), correlations: true }]
    : [];
}

/** Formulas of another architecture go with the language model that has it. */
function keyOfPackage(one: BridgeUnit, units: readonly BridgeUnit[]): string {
  const isModel = (name: string) => packageOf(name) === 'language model';
  const architecture = units.find(({ formulas, kind }) => formulas && kind === 'technology');
  if (one === architecture && units.some(({ name }) => isModel(name))) return 'language model';
  const found = one.inputs.length === 1 ? packageOf(one.name) : undefined;
  if (found === undefined) return one.name;
  if (found === 'language model' && architecture !== undefined) return found;
  const owner = ownerPart(one.name);
  return owner === '' ? found : `${found} of ${owner}`;
}

/** Units of the same key as one; a unit whose key no other has stays as it is. */
function merged(units: readonly BridgeUnit[], keyOf: (one: BridgeUnit) => string): readonly BridgeUnit[] {
  const groups = new Map<string, BridgeUnit[]>();
  for (const one of units) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups].map(([key, group]) => {
    if (group.length === 1) return group[0]!;
    const inputs = [...new Set(group.flatMap((one) => one.inputs))].sort();
    const words = key.includes(' ') ? key.replaceAll('_', ' ') : spokenName(key);
    const label = `${beginSentence(words)} (${inputs.length} inputs)`;
    return {
      ...unit(key.includes(' ') ? key : `all ${key}`, label, group[0]!.kind, inputs),
      formulas: group.some(({ formulas }) => formulas),
      correlations: group.some(({ correlations }) => correlations),
      series: group.flatMap(({ series }) => series),
    };
  });
}

/** Names in a label before it says "and more". */
const mostNames = 2;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(spokenName).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}
