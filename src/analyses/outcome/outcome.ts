import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import type { ReplicatedColumn } from '../../statistics/estimate.ts';
import { tailIndex } from '../../statistics/tail-index.ts';
import { describeColumn } from '../describe-column.ts';
import type { OutputResult } from './result.ts';

/** What the outputs of a scenario come to. */
export interface Outcome {
  readonly outputs: Readonly<Record<string, OutputResult>>;
  /** Outputs whose variance cannot be trusted. */
  readonly unsettled: ReadonlySet<string>;
}

/** Statistics of the named outputs of a scenario. */
export function outcome(
  view: ScenarioView,
  names: readonly string[],
  settings: Pick<Settings, 'level' | 'design'>,
): Outcome {
  const outputs: Record<string, OutputResult> = {};
  const unsettled = new Set<string>();
  for (const name of names) {
    const shown = view.quantity(name);
    const output = describeColumn(shown, settings);
    outputs[name] = output;
    if (output.minimum !== output.maximum && !settles(shown.column, output)) unsettled.add(name);
  }
  return { outputs, unsettled };
}

/** Below this exponent of the tail there is no variance (at 2), or none that a run could find. */
const lightEnough = 2.1;
/** A standard deviation that is known no better than this has not settled. */
const settledError = 0.1;

/** Whether the variance of an output settles as draws are added. */
function settles(column: ReplicatedColumn, { sd }: Pick<OutputResult, 'sd'>): boolean {
  if (sd.value === null || sd.error === null) return false;
  const index = tailIndex(column.pooled);
  return sd.error <= settledError * sd.value && (index === null || index > lightEnough);
}
