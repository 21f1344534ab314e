import type { ChosenModel } from './choose-language-model.ts';
import { type AttentionLayers, cacheBytes, isLatent } from './structure/attention-layers.ts';
import { type ModelFacts, releasedBytes } from './structure/facts.ts';

/** Contexts whose cache is said: short, usual, long, the longest that many models take. In words, as a k is 1,000 elsewhere. */
const contexts = [
  [1024, '1,024'],
  [8192, '8,192'],
  [32768, '32,768'],
  [131072, '131,072'],
] as const;

const rounded = (value: number) => String(Number(value.toPrecision(4)));
const counted = (parameters: number) =>
  parameters >= 1e9 ? `${rounded(parameters / 1e9)}B` : `${rounded(parameters / 1e6)}M`;
const bytes = (value: number) =>
  value >= 1e9
    ? `${rounded(value / 1e9)} GB`
    : value >= 1e6
      ? `${rounded(value / 1e6)} MB`
      : `${rounded(value / 1e3)} kB`;

/** What was found of a language model, in sentences for the report and `explain`. */
export function describeModel({
  name,
  facts,
  remarks,
}: Pick<ChosenModel, 'name' | 'facts' | 'remarks'>): string[] {
  return [
    `${name}: ${sizeOf(facts)}; ${layersOf(facts)}. Weights as released: ${bytes(releasedBytes(facts))} (${formatsOf(facts)}). KV cache of one query in 16 bit: ${cachesOf(facts)}.`,
    ...(remarks.length === 0 ? [] : [`${name}: ${remarks.join('; ')}.`]),
  ];
}

function sizeOf({ parameters, active_parameters: active, experts }: ModelFacts): string {
  const total = `${counted(parameters)} parameters`;
  return experts === null
    ? total
    : `${total}, ${counted(active)} active, ${experts.active} of ${experts.count} experts a token`;
}

function layersOf({ layers, attention, states }: ModelFacts): string {
  const byKind = new Map<string, number>();
  for (const group of attention) byKind.set(kindOf(group), (byKind.get(kindOf(group)) ?? 0) + group.layers);
  const kinds = [...byKind].map(([kind, count]) => `${count} ${kind}`);
  const looking = attention.reduce((sum, group) => sum + group.layers, 0);
  const kept = states.reduce((sum, group) => sum + group.layers, 0);
  const also = looking + kept > layers ? 'also ' : '';
  const all = kept === 0 ? kinds : [...kinds, `${kept} ${also}with a state of fixed size`];
  const [only] = all;
  if (all.length === 1 && only?.startsWith(`${layers} `) === true)
    return `${layers} layers ${only.slice(`${layers} `.length)}`;
  return all.length === 0 ? `${layers} layers` : `${layers} layers: ${all.join(', ')}`;
}

function kindOf({ window, ratio = 0, top_k: best, keys }: AttentionLayers): string {
  const whole = isLatent(keys) ? 'latent attention' : 'full attention';
  const seen = window === undefined ? whole : `a sliding window of ${window} tokens`;
  const more = [
    ...(ratio === 0 ? [] : [`older tokens compressed ${ratio} to 1`]),
    ...(best === undefined ? [] : [`the best ${best} are looked at`]),
  ];
  return more.length === 0 ? `with ${seen}` : `with ${seen} (${more.join(', ')})`;
}

function formatsOf({ weights }: ModelFacts): string {
  const byFormat = new Map<string, number>();
  for (const { format, bytes: size } of weights) byFormat.set(format, (byFormat.get(format) ?? 0) + size);
  return [...byFormat]
    .sort(([, a], [, b]) => b - a)
    .map(([format, size]) => `${format} ${bytes(size)}`)
    .join(', ');
}

const cachesOf = (facts: ModelFacts) =>
  contexts.map(([context, words]) => `${bytes(cacheBytes(facts, context, 2))} at ${words} tokens`).join(', ');
