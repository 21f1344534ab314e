import { builtInModels } from '../../model/models/built-in-models.ts';
import type { CustomerOptions } from '../../model/models/portfolio/options.ts';
import { buildPortfolio } from '../../model/models/portfolio/portfolio.ts';
import { quoted } from '../../notation/messages.ts';
import type { ModelChoice } from '../chosen-model.ts';
import { commitmentMonths, readCommitments } from '../commitments.ts';
import type { Draft } from '../draft.ts';
import type { ReadHorizon } from '../months/read-horizon.ts';
import { type Reading, report } from '../reading.ts';
import { chosenRents } from '../rents.ts';
import type { DraftService } from './draft-service.ts';
import { type ChosenService, chooseService } from './choose-service.ts';
import { commitmentGroups } from './commitments.ts';
import { reportMisplaced } from './misplaced.ts';
import { reportPools } from './pools.ts';
import { customerOptions, reportUnknownServices } from './read-customers.ts';
import { reportOwners } from './owners.ts';

const nothing: ModelChoice = { model: null, isKnown: false, notes: [], cautions: [] };
const llmService = builtInModels.find(({ name }) => name === 'llm-service')!;

/** Builds the model of a scenario with several services, each with the catalogue's rows that it chooses. */
export function choosePortfolio(draft: Draft, reading: Reading, horizon: ReadHorizon | null): ModelChoice {
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
    report(reading, key, '`customers` is missing: nobody uses these services', undefined, hint);
  }
  reportOwners(draft, reading);
  reportPools(draft, reading);
  reportMisplaced(draft, reading);
  const customers = customerOptions(draft, reading);
  const rows = readCommitments(draft, reading, horizon);
  const commitments = commitmentGroups(rows, draft, reading);
  const isSound = reading.problems.length === before && !isUnread('customers');
  reportUnknownServices(draft, reading);
  if (isSound && reading.problems.length === before) reportUnreached(draft, reading);
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
  // What is wrong with one service leaves the numbers of the others to be checked.
  if (!isSound || !isConnected(draft, customers)) return nothing;
  return {
    model: buildPortfolio({
      services: chosen.map(({ options }) => options),
      customers,
      commitments,
      commitmentMonths: commitmentMonths(rows, horizon),
      given: new Set(draft.inputs.keys()),
      computed: new Set(draft.formulas.keys()),
    }),
    isKnown: reading.problems.length === before,
    notes: [...llmService.scope, ...sharedNotes(chosen)],
    cautions: [...new Set(chosen.flatMap(({ cautions }) => cautions))],
  };
}

/** Whether the rent of a service's accelerator is given. */
function isPriced(name: string, { inputs, formulas }: Draft): boolean {
  return ['gpu_price', `${name}.gpu_price`].some((input) => inputs.has(input) || formulas.has(input));
}

/** Whether every service is reached, and every group of customers reaches one. */
function isConnected({ services }: Draft, customers: readonly CustomerOptions[]): boolean {
  const reached = new Set(customers.flatMap(({ to }) => to));
  return (
    customers.every(({ to }) => to.length > 0) && [...services.keys()].every((name) => reached.has(name))
  );
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
