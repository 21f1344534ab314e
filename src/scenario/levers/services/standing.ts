import type { Draft } from '../../draft.ts';
import type { DraftEntry } from '../../draft-entry.ts';
import type { ServiceNames } from './service-names.ts';

/** A service before a lever and after it, both as scenarios of their own; the same where it is not reached. */
export interface PulledService {
  readonly service: ServiceNames;
  readonly before: Draft;
  readonly after: Draft;
}

/** What stands at a name: an input or a formula. */
export interface Standing {
  readonly kind: 'inputs' | 'formulas';
  readonly entry: DraftEntry;
}

/** What stands at a name in a draft; null where nothing does, so that a default may. */
export function standingAt({ inputs, formulas }: Draft, name: string): Standing | null {
  const input = inputs.get(name);
  if (input !== undefined) return { kind: 'inputs', entry: input };
  const formula = formulas.get(name);
  return formula === undefined ? null : { kind: 'formulas', entry: formula };
}

/** Whether a lever puts something else at a name of a service. */
export function isChanged({ before, after }: PulledService, name: string): boolean {
  const [old, now] = [standingAt(before, name), standingAt(after, name)];
  return old?.entry !== now?.entry || old?.kind !== now?.kind;
}

/** Names at which a lever puts something else in some service. */
export function changedNames(pulled: readonly PulledService[]): readonly string[] {
  const names = new Set(
    pulled.flatMap(({ before, after }) =>
      [before, after].flatMap(({ inputs, formulas }) => [...inputs.keys(), ...formulas.keys()]),
    ),
  );
  return [...names].filter((name) => pulled.some((one) => isChanged(one, name)));
}
