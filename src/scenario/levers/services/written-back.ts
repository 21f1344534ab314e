import { isCounted } from '../../../model/models/portfolio/input-names.ts';
import { labourInputs } from '../../../model/models/portfolio/staff.ts';
import type { Draft } from '../../draft.ts';
import type { DraftEntry } from '../../draft-entry.ts';
import { serviceOptions } from '../../services/words.ts';
import type { YamlScalar } from '../../yaml-tree.ts';
import type { Lever } from '../lever.ts';
import { changedNames, isChanged, type PulledService, type Standing, standingAt } from './standing.ts';
import { type Unknown, unknownsAt } from './unknowns.ts';

/** A scenario with what a lever has changed in its services; formulas still speak as each service does alone. */
export function writtenBack(draft: Draft, pulled: readonly PulledService[], lever: Lever): Draft {
  const changed: Draft = {
    ...withSettings(draft, pulled),
    inputs: new Map(draft.inputs),
    formulas: new Map(draft.formulas),
  };
  for (const name of changedNames(pulled)) writeName(name, pulled, lever, changed);
  return changed;
}

/** Options that change in one service become each one's own, so that those of the scenario reach no other by it. */
function withSettings(draft: Draft, pulled: readonly PulledService[]): Draft {
  const settings = new Map(draft.settings);
  const services = new Map(draft.services);
  for (const option of serviceOptions) {
    const isSame = ({ before, after }: PulledService) =>
      before.settings.get(option) === after.settings.get(option);
    if (pulled.every(isSame)) continue;
    settings.delete(option);
    for (const { service, after } of pulled) {
      const row = services.get(service.name)!;
      const own = new Map(row.settings);
      const node = after.settings.get(option);
      if (node === undefined) own.delete(option);
      else own.set(option, node);
      services.set(service.name, { ...row, settings: own });
    }
  }
  return { ...draft, settings, services };
}

function writeName(name: string, pulled: readonly PulledService[], lever: Lever, draft: Draft): void {
  const isKnown = pulled.some(({ service }) => service.inputs.has(name));
  const users = pulled.filter((one) => !isKnown || one.service.inputs.has(name) || isChanged(one, name));
  for (const { service, before } of users) {
    if (standingAt(before, name) !== null) remove(draft, service.inPortfolio(name));
    remove(draft, `${service.name}.${name}`);
  }
  const unknowns = unknownsAt(name, users, lever);
  const isPlainFree = unknowns.every(({ standing }) => standing !== null);
  // What a lever puts into the one place of all goes last, so that it stands.
  for (const unknown of unknowns.toSorted((a, b) => Number(a.isNew) - Number(b.isNew))) {
    const { standing, isNew, from, members } = unknown;
    if (standing === null) continue;
    const isShared =
      labourInputs.has(name) ||
      (standing.kind === 'inputs' && unknowns.length === 1) ||
      (!isNew && from === name && isPlainFree);
    if (isCounted(name))
      for (const { service } of members) write(draft, service.inputs.get(name) ?? name, standing);
    else if (isShared) write(draft, name, standing);
    else writeOwn(draft, name, unknown, standing);
  }
}

/** The first of the services has it under its name, and the others say that theirs is the same. */
function writeOwn(draft: Draft, name: string, unknown: Unknown, standing: Standing): void {
  const [first, ...others] = unknown.members.map(({ service }) => service) as [
    PulledService['service'],
    ...PulledService['service'][],
  ];
  const computed = standing.kind === 'formulas' ? first.quantities.get(name) : undefined;
  const full = computed ?? `${first.name}.${name}`;
  // What is counted with a service before it, such as training, is changed there.
  if (standing.kind === 'formulas' && draft.formulas.get(full)?.value === standing.entry.value) return;
  write(draft, full, standing);
  for (const other of others) write(draft, `${other.name}.${name}`, sameAs(full, first.name, standing.entry));
}

function sameAs(full: string, owner: string, { key, value }: DraftEntry): Standing {
  const words = (text: string): YamlScalar => ({ ...value, at: () => value.at(), value: text, text });
  const fields = new Map([
    ['explanation', words(`The same as ${owner}’s.`)],
    ['source', words(`as of ${owner}`)],
  ]);
  return { kind: 'formulas', entry: { key, value: words(full), fields, replaced: [] } };
}

function write(draft: Draft, name: string, { kind, entry }: Standing): void {
  remove(draft, name);
  draft[kind].set(name, entry);
}

function remove({ inputs, formulas }: Draft, name: string): void {
  inputs.delete(name);
  formulas.delete(name);
}
