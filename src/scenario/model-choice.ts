import { didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { builtInModels } from '../model/models/table.ts';
import { quoted } from '../notation/messages.ts';
import type { Draft } from './draft.ts';
import { type Reading, report } from './reading.ts';

/** The model a scenario names. */
export interface ModelChoice {
  /** Null where there is none, or it cannot be built. */
  readonly model: Model | null;
  /** False where a model is meant but cannot be built, so that nothing can be said about names. */
  readonly isKnown: boolean;
}

/** Keys that only a built-in model understands. */
const modelKeys = [
  'accelerator',
  'language_model',
  'year',
  'rental',
  'region',
  'precision',
  'gpus_per_instance',
];

/** Builds the model that a scenario names, with the catalogue's rows that it chooses. */
export function chooseModel(draft: Draft, reading: Reading): ModelChoice {
  const node = draft.settings.get('model');
  const given = modelKeys.filter((key) => draft.settings.has(key));
  if (node?.kind !== 'scalar') {
    for (const key of given)
      report(reading, draft.settings.get(key)!, 'is for a built-in model', 'no model', 'name a `model`');
    for (const name of draft.workloads.values())
      report(reading, name, 'a workload is for a built-in model', 'no model', 'name a `model`');
    return { model: null, isKnown: true };
  }
  const builtIn = builtInModels.find(({ name }) => name === node.text);
  if (builtIn === undefined) {
    const names = builtInModels.map(({ name }) => name);
    report(
      reading,
      node,
      'unknown model',
      quoted(node.text),
      didYouMean(node.text, names) ?? `there are ${names.join(', ')}`,
    );
    return { model: null, isKnown: false };
  }
  for (const key of given)
    if (!builtIn.options.includes(key))
      report(reading, draft.settings.get(key)!, `${builtIn.name} does not use this key`);
  return { model: null, isKnown: false };
}
