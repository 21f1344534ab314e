import { mappingOf } from './find-row.ts';
import type { AcceleratorRow } from './catalog.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { mostGpus, smallestInstance, usefulBatch, usualReplicas } from './instance-size.ts';
import type { Default } from './prices.ts';
import type { ModelFacts } from './structure/facts.ts';
import type { WeightStorage } from './weight-storage.ts';

const phases = ['prefill', 'decode'] as const;
type PerPhase = Readonly<Record<(typeof phases)[number], number>>;

/** A mapping with a whole number for prefill, decode or both; what is given for one phase holds for the other too. */
function readPhases(word: unknown, key: string, problems: OptionProblem[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [phase, value] of Object.entries(mappingOf(word))) {
    const path = [key, phase];
    if (!phases.some((known) => known === phase)) {
      const hint = `known keys: ${phases.join(', ')}`;
      problems.push({ path, rule: 'unknown key', found: phase, hint });
    } else if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
      problems.push({ path, rule: 'must be a whole number of at least 1', found: String(value) });
    } else found.set(phase, value);
  }
  return found;
}

const bothPhases = (
  given: ReadonlyMap<string, number>,
  usual: (phase: 'prefill' | 'decode') => number,
): PerPhase => ({
  prefill: given.get('prefill') ?? given.get('decode') ?? usual('prefill'),
  decode: given.get('decode') ?? given.get('prefill') ?? usual('decode'),
});

/** The scenario's words on instances. */
export interface InstanceWords {
  readonly gpus_per_instance?: unknown;
  readonly attention_replicas?: unknown;
}

/** Accelerators and replicas of attention of an instance, for each phase. */
export interface Instances {
  readonly gpus: PerPhase;
  readonly replicas: PerPhase;
  readonly defaults: Readonly<Record<string, Default>>;
}

/** How many accelerators keep one copy of the model, and how they share its attention. */
export function chooseInstances(
  words: InstanceWords,
  model: { readonly name: string; readonly facts: ModelFacts },
  accelerator: AcceleratorRow,
  formats: { readonly storage: WeightStorage; readonly kv: { readonly bytes: number } },
  problems: OptionProblem[],
): Instances {
  const given = readPhases(words.gpus_per_instance, 'gpus_per_instance', problems);
  const { facts } = model;
  const parts = { facts, storage: formats.storage, valueBytes: formats.kv.bytes, accelerator };
  const smallest = given.size > 0 ? 1 : smallestInstance(parts);
  if (smallest === null)
    problems.push({
      path: ['language_model'],
      rule: `${model.name} does not fit on ${mostGpus} ${accelerator.name}`,
      hint: 'choose an accelerator with more memory, weights of fewer bits, or give `gpus_per_instance`',
    });
  const gpus = bothPhases(given, () => smallest ?? mostGpus);
  const stated = readPhases(words.attention_replicas, 'attention_replicas', problems);
  // What is said of one phase holds for the other where that is as large.
  const other = { prefill: 'decode', decode: 'prefill' } as const;
  const replicasOf = (phase: 'prefill' | 'decode') =>
    model.facts.experts === null
      ? 1
      : (stated.get(phase) ??
        (gpus.prefill === gpus.decode ? stated.get(other[phase]) : undefined) ??
        usualReplicas(parts, gpus[phase]));
  const replicas = { prefill: replicasOf('prefill'), decode: replicasOf('decode') };
  for (const [phase, value] of stated) {
    const path = ['attention_replicas', phase];
    const of = gpus[phase as keyof PerPhase];
    if (model.facts.experts === null && value > 1)
      problems.push({
        path,
        rule: 'must be 1 for a dense model',
        found: String(value),
        hint: 'more instances do the same: make `gpus_per_instance` smaller',
      });
    else if (of % value !== 0)
      problems.push({
        path,
        rule: `must divide the ${of} accelerators of the instance`,
        found: String(value),
      });
  }
  return { gpus, replicas, defaults: instanceDefaults(model.facts, gpus, replicas, given, stated) };
}

function instanceDefaults(
  facts: ModelFacts,
  gpus: PerPhase,
  replicas: PerPhase,
  given: ReadonlyMap<string, number>,
  stated: ReadonlyMap<string, number>,
): Record<string, Default> {
  const said = 'given in the scenario';
  const ofGpus =
    given.size > 0
      ? said
      : `judgement: the fewest (a power of two) whose memory holds the weights and ${usefulBatch.queries} queries of ${usefulBatch.context} tokens`;
  const ofReplicas =
    stated.size > 0
      ? said
      : facts.experts === null
        ? 'tensor parallelism: a dense model has more instances instead of replicas'
        : 'judgement: each accelerator keeps the whole attention where heads of keys and values cannot be divided among all (DeepSeek-V3, arXiv 2412.19437, section 3.4)';
  const isSeparate = gpus.prefill !== gpus.decode;
  const isDataParallel = replicas.decode > 1 || replicas.prefill > 1;
  return {
    prefill_gpus: { notation: `${gpus.prefill} GPU`, source: ofGpus },
    decode_gpus: { notation: `${gpus.decode} GPU`, source: ofGpus },
    prefill_replicas: { notation: `${replicas.prefill}`, source: ofReplicas },
    decode_replicas: { notation: `${replicas.decode}`, source: ofReplicas },
    separate_pools: {
      notation: isSeparate ? '1' : '0',
      source: 'judgement: pools are separate where instances that read and write differ in size',
    },
    communication_hidden:
      isSeparate && isDataParallel
        ? {
            notation: 'uniform(0.5, 0.9)',
            source: 'judgement: two batches overlap (DeepSeek-V3, arXiv 2412.19437, section 3.2)',
          }
        : { notation: '0', source: 'judgement: links wait for arithmetic and arithmetic for links' },
  };
}
