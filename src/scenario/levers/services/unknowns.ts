import type { Lever } from '../lever.ts';
import { isChanged, type PulledService, type Standing, standingAt } from './standing.ts';

/** Services in which the same stands at a name after a lever. */
export interface Unknown {
  /** Null where nothing does: their defaults. */
  readonly standing: Standing | null;
  /** Whether the lever put it there. */
  readonly isNew: boolean;
  /** The name in the portfolio of what it was before, where it is that still. */
  readonly from: string | null;
  readonly members: readonly PulledService[];
}

/**
 * Services by what stands at a name: what a lever sets is one unknown wherever it sets it, what it keeps and what it leaves
 * alone is as many as before. A formula is each service's own.
 */
export function unknownsAt(
  name: string,
  users: readonly PulledService[],
  { keep, set }: Lever,
): readonly Unknown[] {
  const kept = keep.find(({ as }) => as === name);
  const isSet = set.some(({ path }) => path === name || path === `inputs.${name}`);
  const groups = new Map<unknown, Unknown>();
  for (const one of users) {
    const standing = standingAt(one.after, name);
    const isNew = isChanged(one, name);
    const source = isNew ? (isSet ? undefined : kept?.name.text) : name;
    const from = standing === null || source === undefined ? null : one.service.inPortfolio(source);
    const isFormula = isNew && standing?.kind === 'formulas';
    const key = isFormula ? one : standing === null ? null : (from ?? standing.entry.value);
    const group = groups.get(key);
    groups.set(key, { standing, isNew, from, members: [...(group?.members ?? []), one] });
  }
  return [...groups.values()];
}
