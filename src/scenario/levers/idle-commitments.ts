import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { Lever } from './lever.ts';
import { standsAlready } from './stands-already.ts';

/**
 * Whether a lever would leave accelerators idle that a scenario has committed to: another kind cannot stand in for them,
 * and they are paid for all the same. It is reported unless the lever says what becomes of `commitments`.
 */
export function leavesIdle(draft: Draft, { set, unset }: Lever, reading: Reading): boolean {
  const commitments = draft.settings.get('commitments');
  if (commitments?.kind !== 'list' || commitments.items.length === 0) return false;
  const isSaid = [...set.map(({ path }) => path), ...unset.map(({ text }) => text)].some((path) =>
    path.startsWith('commitments'),
  );
  const other = set.find(({ path }) => path === 'accelerator' || path.endsWith('.accelerator'));
  if (isSaid || other === undefined || standsAlready(other, draft)) return false;
  report(
    reading,
    { path: 'requires.commitments', at: () => other.key.at() },
    'the scenario has `commitments`: their accelerators would be idle and still be paid for',
  );
  return true;
}
