import { didYouMean, nearestName } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { keptReadings } from '../notation/kept-readings.ts';
import { quoted } from '../notation/messages.ts';
import { rateHint } from './currency/rate-inputs.ts';
import type { Draft } from './draft.ts';
import type { Names } from './quantities.ts';
import { type Reading, report } from './reading.ts';
import { keysAt, oldNames } from './schema.ts';
import { ownNames } from './services/shared-names.ts';
import { pathsOfOwner } from './services/service-paths.ts';
import type { Placed } from './yaml-tree.ts';

/**
 * Reports inputs that nothing uses where one of the model, or one to change, is most likely misspelt. Without either
 * a misspelt name shows in the formula that needs it, so the input is only mentioned in a note.
 */
export function reportUnused(
  draft: Draft,
  model: Model | null,
  names: Names,
  neededRates: ReadonlySet<string>,
  reading: Reading,
): readonly string[] {
  const notes: string[] = [];
  const used = usedWords(draft, model);
  const ofModel = new Set(model?.inputs.map(({ name }) => name));
  const computed = new Set(model?.quantities.map(({ name }) => name));
  const others = [...names.units.keys()].filter((name) => used.has(name) || !draft.inputs.has(name));
  const rule = model === null ? 'nothing uses this input' : 'not an input of the model, and nothing uses it';
  for (const [name, { key }] of draft.inputs) {
    if (ofModel.has(name) || neededRates.has(name)) continue;
    if (computed.has(name))
      report(
        reading,
        key,
        'is computed by the model',
        quoted(name),
        model?.hints?.[name] ?? 'write it under `formulas` to replace it',
      );
    else if (used.has(name)) continue;
    else if (model !== null || isChange(key, draft)) {
      const known = [...others, ...ownNames(name, draft, model), ...pathsOfOwner(name, draft)];
      const hint =
        model?.hints?.[name] ??
        rateHint(name) ??
        keyHint(name) ??
        nearestHint(name, known) ??
        (model === null ? undefined : `\`costcone explain ${model.name}\` lists the inputs`);
      report(reading, key, rule, quoted(name), hint);
    } else notes.push(`Nothing uses the input ${name}.`);
  }
  return notes;
}

/** A key of scenarios is no input. */
function keyHint(name: string): string | undefined {
  const key = oldNames.get(name) ?? name;
  return keysAt([]).includes(key) ? `\`${key}\` stands beside \`inputs\`, not in it` : undefined;
}

/** What somebody may have meant. What each workload has needs its owner: `input_tokens` may be `chat.input_tokens`. */
function nearestHint(name: string, known: readonly string[]): string | undefined {
  const lastWord = (one: string) => one.slice(one.lastIndexOf('.') + 1);
  const owned = known.filter((one) => one.includes('.'));
  const nearest = nearestName(name, [...known, ...owned.map(lastWord)]);
  if (nearest === undefined || known.includes(nearest)) return didYouMean(name, known);
  const some = owned.filter((one) => lastWord(one) === nearest).slice(0, mostOwners);
  return `did you mean ${some.map((one) => `"${one}"`).join(' or ')}?`;
}

/** Names that a hint lists at most. */
const mostOwners = 3;

/** Whether an input stands where a scenario changes another one: in a patch, or beside `extends`. */
function isChange(key: Placed, { file, patches, settings }: Draft): boolean {
  return patches.has(key.file) || (settings.has('extends') && key.file === file);
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
  return new Set(texts.flatMap(wordsOf));
}

const wordsOf = keptReadings((text) => text.split(/[^\p{L}\p{M}\p{N}_.]+/u));
