import { ScenarioError } from '../../errors.ts';
import { type CheckedDraft, checkDraft } from '../check-scenario.ts';
import type { Draft } from '../draft.ts';
import { inOrder } from '../in-order.ts';
import type { Reading } from '../reading.ts';
import type { PulledLever } from '../scenario.ts';
import type { SourceFile } from '../source-file.ts';
import { applyLever } from './apply-lever.ts';
import { leavesIdle } from './idle-commitments.ts';
import { leverReach } from './lever-reach.ts';
import type { Lever } from './lever.ts';
import { pullOnServices } from './services/pull-on-services.ts';

interface Read {
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  readonly reading: Reading;
}

interface Pulled extends Read {
  readonly levers: readonly PulledLever[];
}

/** Applies levers one after the other, each to what the ones before it made. @throws ScenarioError where one does not apply */
export function pullLevers(
  read: Read,
  levers: readonly Lever[],
  title: string,
  files: readonly SourceFile[],
): Pulled {
  return levers.reduce(
    ({ draft, checked, levers: before }: Pulled, lever): Pulled => {
      const reading: Reading = { problems: [], files: [], remarks: [] };
      const changed = pull(draft, lever, checked, reading);
      const next = changed === null ? checked : changed.continued(checkDraft(changed.draft, title, reading));
      if (reading.problems.length > 0)
        throw new ScenarioError(inOrder(reading.problems, [...files, lever.file]));
      const { name, title: words, explanation } = lever;
      const reached = changed!.services === null ? {} : { services: changed!.services };
      const reach = draft.services.size > 0 ? {} : { reach: leverReach(lever, draft) };
      const pulled = { lever: name, title: words, explanation, ...reached, ...reach };
      return { draft: changed!.draft, checked: next, reading, levers: [...before, pulled] };
    },
    { ...read, levers: [] },
  );
}

function pull(draft: Draft, lever: Lever, checked: CheckedDraft, reading: Reading) {
  if (leavesIdle(draft, lever, reading)) return null;
  if (draft.services.size > 0) return pullOnServices(draft, lever, checked, reading);
  const changed = applyLever(draft, lever, checked, reading);
  const continued = (checked: CheckedDraft) => checked;
  return changed === null ? null : { draft: changed, services: null, continued };
}

/** What a lever is called, with the services that it reached where these are not all. */
export function titleOf({ title, services }: PulledLever): string {
  return services === undefined ? title : `${title} (${services.join(', ')})`;
}
