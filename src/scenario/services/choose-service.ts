import { languageModels } from '../../catalog/catalog.ts';
import { findRow } from '../../catalog/find-row.ts';
import type { RentList } from '../../catalog/rent-list.ts';
import type { ServiceOptions } from '../../model/models/portfolio/options.ts';
import type { Draft } from '../draft.ts';
import { modelKeys, readOptions } from '../option-words.ts';
import { type Reading, report } from '../reading.ts';
import { plainValue, textAt } from '../shape.ts';
import type { YamlNode } from '../yaml-tree.ts';
import type { DraftService } from './draft-service.ts';

/** A service with the catalogue's rows that it chooses. */
export interface ChosenService {
  readonly options: ServiceOptions;
  readonly notes: readonly string[];
  readonly cautions: readonly string[];
}

/** Looks up what a service chooses; what it lacks is reported where it stands. */
export function chooseService(
  name: string,
  service: DraftService,
  rents: RentList | null,
  draft: Draft,
  reading: Reading,
): ChosenService {
  const settings = settingsOf(service, draft);
  const model = settings.get('language_model');
  if (model === undefined)
    report(
      reading,
      service.key,
      '`language_model` is missing',
      undefined,
      'name the model that it serves, or of a closed one its size, as in { parameters: 400B, active_parameters: 40B }',
    );
  const { options, notes, cautions } = readOptions(
    {
      file: draft.file,
      settings,
      workloads: workloadsOf(service, draft),
      rents,
      fallback: service.key,
      notationOf: (input) => (draft.inputs.get(`${name}.${input}`) ?? draft.inputs.get(input))?.value.text,
    },
    reading,
  );
  return {
    options: {
      name,
      pool: textAt(service.settings.get('pool')) ?? name,
      options,
      trainedWith: trainedBefore(name, model, draft),
    },
    notes,
    cautions,
  };
}

/** A service's own option words before those of the scenario; formats are merged key by key. */
export function settingsOf(service: DraftService, { settings }: Draft): Map<string, YamlNode> {
  const all = new Map<string, YamlNode>();
  for (const key of modelKeys) {
    const [common, own] = [settings.get(key), service.settings.get(key)];
    const isMerged = key === 'formats' && common?.kind === 'map' && own?.kind === 'map';
    const node = isMerged
      ? { ...own, entries: new Map([...common.entries, ...own.entries]) }
      : (own ?? common);
    if (node !== undefined) all.set(key, node);
  }
  return all;
}

/** A service's own workloads; those of the scenario where it names none, or for what it names by a word. */
export function workloadsOf({ workloads }: DraftService, draft: Draft): Draft['workloads'] {
  if (workloads.size === 0) return draft.workloads;
  return new Map(
    [...workloads].map(([name, row]) => [
      name,
      { ...row, like: row.like ?? draft.workloads.get(name)?.like },
    ]),
  );
}

/** The service that comes before this one and serves the same model, which is trained once. */
function trainedBefore(name: string, model: YamlNode | undefined, draft: Draft): string | null {
  // A model of the catalogue is the same by whichever of its names.
  const word = (node: YamlNode | undefined) => {
    const text = textAt(node);
    if (text !== undefined) return findRow(languageModels(), text, 'language_model', [])?.id ?? text;
    return node === undefined ? '' : JSON.stringify(plainValue(node));
  };
  for (const [other, service] of draft.services) {
    if (other === name) return null;
    if (word(settingsOf(service, draft).get('language_model')) === word(model)) return other;
  }
  return null;
}
