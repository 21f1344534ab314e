import { languageModels } from '../../catalog/catalog.ts';
import { findRow } from '../../catalog/find-row.ts';
import type { RentList } from '../../catalog/rent-list.ts';
import { builtInModels } from '../../model/models/built-in-models.ts';
import { buildPortfolio } from '../../model/models/portfolio/portfolio.ts';
import type { ServiceOptions } from '../../model/models/portfolio/options.ts';
import { quoted } from '../../notation/messages.ts';
import type { ModelChoice } from '../chosen-model.ts';
import type { Draft } from '../draft.ts';
import { modelKeys, readOptions } from '../option-words.ts';
import { type Reading, report } from '../reading.ts';
import { chosenRents } from '../rents.ts';
import { plainValue, textAt } from '../shape.ts';
import type { YamlNode } from '../yaml-tree.ts';
import type { DraftService } from './draft-service.ts';
import { commitmentGroups } from './commitments.ts';
import { reportMisplaced } from './misplaced.ts';
import { reportPools } from './pools.ts';
import { customerOptions } from './read-customers.ts';
import { reportOwners } from './owners.ts';

const nothing: ModelChoice = { model: null, isKnown: false, notes: [], cautions: [] };
const llmService = builtInModels.find(({ name }) => name === 'llm-service')!;

/** Builds the model of a scenario with several services, each with the catalogue's rows that it chooses. */
export function choosePortfolio(draft: Draft, reading: Reading): ModelChoice {
  const model = draft.settings.get('model');
  if (model?.kind === 'scalar' && model.text !== llmService.name)
    report(
      reading,
      model,
      'services are of the model llm-service',
      quoted(model.text),
      'or leave `model` out',
    );
  const before = reading.problems.length;
  const isUnread = (key: string) => reading.problems.some(({ path }) => path.split('.')[0] === key);
  if (draft.services.size === 0) {
    // Services that could not be read have been told of.
    if (isUnread('services')) return nothing;
    const [first] = draft.customers.values();
    report(
      reading,
      first!.key,
      'only a portfolio has customers',
      undefined,
      'name the `services` that they use',
    );
    return nothing;
  }
  if (draft.customers.size === 0 && !isUnread('customers')) {
    const [[name, { key }]] = [...draft.services] as [[string, DraftService]];
    const hint = `as in customers: { all: { users: 10k to 20k, to: { ${name}: 100% } } }`;
    report(reading, key, '`customers` is missing: nobody asks these services', undefined, hint);
  }
  reportOwners(draft, reading);
  reportPools(draft, reading);
  reportMisplaced(draft, reading);
  const customers = customerOptions(draft, reading);
  const commitments = commitmentGroups(draft, reading);
  if (reading.problems.length === before && !isUnread('customers')) reportUnreached(draft, reading);
  const accelerators = [draft.settings, ...[...draft.services.values()].map(({ settings }) => settings)];
  const rents = chosenRents(
    draft.settings,
    accelerators.map((settings) => settings.get('accelerator')),
    [...draft.services.keys()].every((name) => isPriced(name, draft)),
    reading,
  );
  const chosen = [...draft.services].map(([name, service]) =>
    chooseService(name, service, isPriced(name, draft) ? null : rents, draft, reading),
  );
  if (reading.problems.length > before || isUnread('customers')) return nothing;
  return {
    model: buildPortfolio({
      services: chosen.map(({ options }) => options),
      customers,
      commitments,
      given: new Set(draft.inputs.keys()),
      computed: new Set(draft.formulas.keys()),
    }),
    isKnown: true,
    notes: [...llmService.scope, ...sharedNotes(chosen)],
    cautions: [...new Set(chosen.flatMap(({ cautions }) => cautions))],
  };
}

/** Whether the rent of a service's accelerator is given. */
function isPriced(name: string, { inputs, formulas }: Draft): boolean {
  return ['gpu_price', `${name}.gpu_price`].some((input) => inputs.has(input) || formulas.has(input));
}

function reportUnreached({ services, customers }: Draft, reading: Reading): void {
  for (const [name, { key }] of services)
    if (customers.size > 0 && ![...customers.values()].some(({ to }) => to.has(name)))
      report(
        reading,
        key,
        'no customer’s queries reach this service',
        quoted(name),
        'name it in `to` of a customer',
      );
}

/** What is said of several services alike is said once, with their names before it. */
function sharedNotes(chosen: readonly ChosenService[]): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const { options, notes } of chosen)
    for (const note of notes) owners.set(note, [...(owners.get(note) ?? []), options.name]);
  return [...owners].map(([note, names]) => `${names.join(', ')}: ${note}`);
}

interface ChosenService {
  readonly options: ServiceOptions;
  readonly notes: readonly string[];
  readonly cautions: readonly string[];
}

function chooseService(
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
