import { parseFormula } from '../../../notation/parse-formula.ts';
import type { CheckedDraft } from '../../check-scenario.ts';
import type { Draft } from '../../draft.ts';
import { settingsOf, workloadsOf } from '../../services/choose-service.ts';
import type { YamlScalar } from '../../yaml-tree.ts';
import type { ServiceNames } from './service-names.ts';

/** A service as a scenario of its own, as levers know one: its options, workloads, inputs and formulas by plain names. */
export function serviceView({ name, alone }: ServiceNames, draft: Draft): Draft {
  const row = draft.services.get(name)!;
  const word = 'llm-service';
  const model: YamlScalar = { ...row.key, kind: 'scalar', at: () => row.key.at(), value: word, text: word };
  const plain = <Entry>(entries: ReadonlyMap<string, Entry>) =>
    new Map(
      [...entries].flatMap(([full, entry]): [string, Entry][] => {
        const own = alone(full);
        return own === null ? [] : [[own, entry]];
      }),
    );
  return {
    ...draft,
    settings: new Map([...settingsOf(row, draft), ['model', model]]),
    workloads: new Map(workloadsOf(row, draft)),
    services: new Map(),
    customers: new Map(),
    inputs: plain(draft.inputs),
    formulas: plain(draft.formulas),
    scales: new Map(),
  };
}

/**
 * What a checked scenario says of a service by plain names. Its inputs come first, so that they are found first by name; as
 * quantities everything of the service comes last, so that totals are computed before it takes their names.
 */
export function checkedView(service: ServiceNames, checked: CheckedDraft): CheckedDraft {
  const names = [...new Set([...service.inputs.keys(), ...service.quantities.keys()])];
  const inputs = new Map(checked.inputs.map((input) => [input.name, input]));
  const quantities = new Map(checked.quantities.map((quantity) => [quantity.name, quantity]));
  return {
    ...checked,
    inputs: [
      ...names.flatMap((name) => {
        const input = inputs.get(service.inPortfolio(name));
        return input === undefined ? [] : [{ ...input, name }];
      }),
      ...checked.inputs,
    ],
    quantities: [
      ...checked.quantities,
      ...names.flatMap((name) => {
        const full = service.inPortfolio(name);
        const there = quantities.get(full) ?? inputs.get(full);
        if (there === undefined || full === name) return [];
        const words = { label: name, formula: full, explanation: '', source: '' };
        return [{ ...words, name, unit: there.unit, tree: parseFormula(full) }];
      }),
    ],
  };
}
