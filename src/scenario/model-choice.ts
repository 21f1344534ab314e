import { didYouMean } from '../errors.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { quoted } from '../notation/messages.ts';
import { checkOneService, commitmentMonths, readCommitments } from './commitments.ts';
import type { Draft } from './draft.ts';
import type { ModelChoice } from './chosen-model.ts';
import type { ReadHorizon } from './months/read-horizon.ts';
import { modelSettings, readOptions } from './option-words.ts';
import { type Reading, report } from './reading.ts';
import { chosenRents } from './rents.ts';
import { choosePortfolio } from './services/choose-portfolio.ts';

/** Builds the model that a scenario names, with the catalogue's rows that it chooses. */
export function chooseModel(draft: Draft, reading: Reading, horizon: ReadHorizon | null): ModelChoice {
  if (draft.services.size > 0 || draft.customers.size > 0) return choosePortfolio(draft, reading, horizon);
  const node = draft.settings.get('model');
  const given = modelSettings.filter((key) => draft.settings.has(key) && !isForRates(key, draft));
  if (node?.kind !== 'scalar') {
    const places = [
      ...given.map((key) => draft.settings.get(key)!),
      ...[...draft.workloads.values()].map(({ name }) => name),
    ];
    for (const place of places)
      report(reading, place, 'only a built-in model uses this', undefined, 'name a `model`');
    return { model: null, isKnown: true, notes: [], cautions: [] };
  }
  const builtIn = builtInModels.find(({ name }) => name === node.text);
  if (builtIn === undefined) {
    const names = builtInModels.map(({ name }) => name);
    const hint = didYouMean(node.text, names) ?? `there are ${names.join(', ')}`;
    report(reading, node, 'unknown model', quoted(node.text), hint);
    return { model: null, isKnown: false, notes: [], cautions: [] };
  }
  const rule = `${builtIn.name} does not use this`;
  for (const key of given)
    if (!builtIn.options.includes(key)) report(reading, draft.settings.get(key)!, rule);
  if (!builtIn.options.includes('workloads'))
    for (const [workload, { name }] of draft.workloads) {
      report(reading, name, rule);
      for (const input of draft.inputs.keys())
        if (input.startsWith(`${workload}.`)) draft.inputs.delete(input);
    }
  const source = {
    ...draft,
    fallback: node,
    notationOf: (name: string) => draft.inputs.get(name)?.value.text,
    rents: chosenRents(draft.settings, [draft.settings.get('accelerator')], isPriced(draft), reading),
  };
  const { options, notes, cautions } = readOptions(source, reading);
  const rows = builtIn.options.includes('commitments') ? readCommitments(draft, reading, horizon) : [];
  checkOneService(rows, draft, reading);
  const commitments = rows.map(({ position }) => position);
  const model = builtIn.build({
    ...options,
    commitments,
    commitmentMonths: commitmentMonths(rows, horizon),
    given: new Set(draft.inputs.keys()),
  });
  return { model, isKnown: true, notes: [...builtIn.scope, ...notes], cautions };
}

const isPriced = ({ inputs, formulas }: Draft) => inputs.has('gpu_price') || formulas.has('gpu_price');

/** A year chooses the exchange rate too, which needs no model. */
const isForRates = (key: string, { settings }: Draft) => key === 'year' && settings.has('currency');
