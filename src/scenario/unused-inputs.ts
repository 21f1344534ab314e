import { didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { quoted } from '../notation/messages.ts';
import type { Draft } from './draft.ts';
import type { Names } from './quantities.ts';
import { type Reading, report } from './reading.ts';

/** Reports inputs that nothing uses: most likely one of the model is misspelt. */
export function reportUnused(draft: Draft, model: Model | null, names: Names, reading: Reading): void {
  const used = usedWords(draft, model);
  const ofModel = new Set(model?.inputs.map(({ name }) => name));
  const computed = new Set(model?.quantities.map(({ name }) => name));
  const others = [...names.units.keys()].filter((name) => !draft.inputs.has(name));
  const rule = model === null ? 'nothing uses this input' : 'no input of the model, and nothing uses it';
  for (const [name, { key }] of draft.inputs) {
    if (ofModel.has(name)) continue;
    if (computed.has(name))
      report(
        reading,
        key,
        'is computed by the model',
        quoted(name),
        'write it under `formulas` to replace it',
      );
    else if (!used.has(name)) report(reading, key, rule, quoted(name), didYouMean(name, others));
  }
}

/** Words of the texts rather than names of the trees, so that a formula that could not be read still counts. */
function usedWords(draft: Draft, model: Model | null): ReadonlySet<string> {
  const correlations = draft.settings.get('correlations');
  const ends = correlations?.kind === 'list' ? correlations.items : [];
  const texts = [
    ...(model?.quantities ?? []).map(({ formula }) => formula),
    ...draft.texts,
    ...ends.flatMap((item) => {
      const between = item.kind === 'map' ? item.entries.get('between')?.value : undefined;
      const pair = between?.kind === 'list' ? between.items : [];
      return pair.map((end) => (end.kind === 'scalar' ? end.text : ''));
    }),
  ];
  return new Set(texts.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}_.]+/u)));
}
