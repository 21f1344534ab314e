import { usual } from '../../catalog/resolve-options.ts';
import type { Draft } from '../draft.ts';

/**
 * Where in a scenario a patch of an option or input goes: `*.cache_hit` into every workload, any other path to the one
 * place of its name.
 */
export function placesOf(path: string, draft: Draft): readonly string[] {
  if (!path.startsWith('*.')) return [path];
  return workloadsOf(draft).map((workload) => `${workload}.${path.slice(2)}`);
}

/** A comparison of something of every workload, as in `*.cache_hit < 0.3`, once for each of them. */
export function comparisonsOf(text: string, draft: Draft): readonly string[] {
  // A star between names is a product: this one has a dot behind it, and nothing to multiply before it.
  const everyWorkload = /(^|[(,<>=+-]\s*)\*\.(?=[a-z_])/g;
  if (!everyWorkload.test(text)) return [text];
  return workloadsOf(draft).map((workload) => text.replaceAll(everyWorkload, `$1${workload}.`));
}

function workloadsOf({ workloads }: Draft): readonly string[] {
  return workloads.size > 0 ? [...workloads.keys()] : [usual.workload];
}
