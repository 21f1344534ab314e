import type { CheckedDraft } from '../check-scenario.ts';
import { type Draft, type DraftScale, mergeDrafts } from '../draft.ts';
import { patchDraft } from '../patches.ts';
import { type Reading, report } from '../reading.ts';
import { keptInputs } from './kept-inputs.ts';
import type { Lever } from './lever.ts';
import { placesOf } from './places.ts';
import { meets } from './requirements.ts';
import { alreadyThere, standsAlready } from './stands-already.ts';
import { withDefaults, withoutPaths } from './unset.ts';

/**
 * A scenario with what a lever changes: first what goes back to its default, then what stays, what is set, and what is
 * multiplied. What was published of the scenario is not of the changed one, and goes. Null, and problems, where the lever
 * does not apply.
 *
 * @param checked what the draft says, each word read
 */
export function applyLever(
  draft: Draft,
  lever: Lever,
  checked: CheckedDraft,
  reading: Reading,
): Draft | null {
  if (!meets(draft, checked, lever, reading)) return null;
  const kept = keptInputs(lever, draft, checked, reading);
  const base = withoutPaths(withDefaults(draft, lever, checked, reading), ['published']);
  const patches = lever.set.flatMap((patch) =>
    placesOf(patch.path, draft).map((path) => ({ ...patch, path })),
  );
  const isThere = lever.scale.size === 0 && patches.every((patch) => standsAlready(patch, draft));
  if (isThere && patches.length > 0) {
    report(reading, patches[0]!.key, alreadyThere);
    return null;
  }
  const set = patchDraft(patches, base, lever.file, reading.problems);
  const merged = mergeDrafts({ ...base, inputs: new Map([...base.inputs, ...kept]) }, set);
  return { ...merged, file: draft.file, scales: scalesOf(draft, lever) };
}

function scalesOf(draft: Draft, { scale }: Lever): Draft['scales'] {
  const scales = new Map<string, readonly DraftScale[]>(draft.scales);
  for (const [path, one] of scale)
    for (const name of placesOf(path.replace(/^(?:inputs|formulas)\./, ''), draft))
      scales.set(name, [...(scales.get(name) ?? []), one]);
  return scales;
}
