import type { ChosenModel } from './choose-language-model.ts';
import { namedKinds } from './layer-kinds.ts';
import { cacheBytes } from './structure/attention-layers.ts';
import { type ModelFacts, releasedBytes } from './structure/facts.ts';

/** Contexts whose cache is said: short, usual, long, the longest that many models take. */
const contexts = [1024, 8192, 32768, 131072] as const;

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
export function describeModel({ name, facts, remarks }: ChosenModel): string[] {
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

function layersOf(facts: ModelFacts): string {
  const kinds = namedKinds(facts).map(([{ name, window }, group]) => {
    const near = window ? ` over ${group.window} tokens` : '';
    const best = group.top_k === undefined ? '' : ` of the best ${group.top_k}`;
    return `${group.layers} ${name.replace(/_(\d+)$/, ' $1')}${near}${best}`;
  });
  const states = facts.states.reduce((sum, { layers }) => sum + layers, 0);
  const all = states === 0 ? kinds : [...kinds, `${states} with a state of fixed size`];
  return `${facts.layers} layers, of which attend: ${all.length === 0 ? 'none' : all.join(', ')}`;
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
  contexts.map((context) => `${bytes(cacheBytes(facts, context, 2))} at ${context / 1024}k`).join(', ');
