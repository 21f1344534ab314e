import { NotationError } from '../../../errors.ts';
import { qualify } from '../../../model/models/portfolio/qualify.ts';
import type { Draft, DraftScale } from '../../draft.ts';
import type { DraftEntry } from '../../draft-entry.ts';
import type { Lever } from '../lever.ts';
import { placesOf } from '../places.ts';
import type { ServiceNames } from './service-names.ts';
import type { PulledService } from './standing.ts';

/** Formulas that a lever sets, by the names that things of each service have in the portfolio. */
export function withFullNames(
  draft: Draft,
  pulled: readonly PulledService[],
  names: ReadonlyMap<string, ServiceNames>,
  lever: Lever,
): Draft {
  const formulas = new Map(draft.formulas);
  const texts = [...draft.texts];
  const left: ServiceNames[] = [];
  for (const { service, before, after } of pulled)
    for (const [name, entry] of after.formulas) {
      if (before.formulas.get(name) === entry) continue;
      const full = service.quantities.get(name) ?? `${service.name}.${name}`;
      if (formulas.get(full) !== entry) {
        left.push(service);
        continue;
      }
      const qualified = fullyNamed(entry, names.get(service.name)!);
      formulas.set(full, qualified);
      texts.push(qualified.value.text);
    }
  return { ...draft, inputs: withoutIdle(draft, lever, left, formulas), formulas, texts };
}

/** Inputs without those that were kept for a formula which another service has. */
function withoutIdle(
  { inputs }: Draft,
  { keep }: Lever,
  services: readonly ServiceNames[],
  formulas: Map<string, DraftEntry>,
): Draft['inputs'] {
  const needed = new Map(inputs);
  for (const service of services)
    for (const { as } of keep) {
      if (service.inputs.has(as)) continue;
      needed.delete(`${service.name}.${as}`);
      formulas.delete(`${service.name}.${as}`);
    }
  return needed;
}

function fullyNamed(entry: DraftEntry, { inPortfolio }: ServiceNames): DraftEntry {
  try {
    const text = qualify(entry.value.text, inPortfolio);
    return { ...entry, value: { ...entry.value, at: (offset) => entry.value.at(offset), value: text, text } };
  } catch (error) {
    // What is no formula is told of where formulas are read.
    if (error instanceof NotationError) return entry;
    throw error;
  }
}

/** Factors of a lever by full names: what services share is multiplied once. */
export function fullScales(
  { scale }: Lever,
  pulled: readonly PulledService[],
  names: ReadonlyMap<string, ServiceNames>,
): ReadonlyMap<string, DraftScale> {
  const scales = new Map<string, DraftScale>();
  for (const [path, one] of scale)
    for (const { service, after } of pulled)
      for (const name of placesOf(plainName(path), after))
        scales.set(names.get(service.name)!.inPortfolio(name), one);
  return scales;
}

/** A path without the section that it may begin with. */
export const plainName = (path: string): string => path.replace(/^(?:inputs|formulas)\./, '');
