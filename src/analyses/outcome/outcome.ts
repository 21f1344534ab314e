import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import { asJson } from '../as-json.ts';
import { describeColumn } from '../describe-column.ts';
import { exactMoments } from './exact-moments.ts';
import type { OutputResult } from './result.ts';
import { type Unsettled, unsettled, withExact } from './unsettled.ts';

/** What the outputs of a scenario come to. */
export interface Outcome {
  readonly outputs: Readonly<Record<string, OutputResult>>;
  /** Outputs whose variance cannot be trusted, and why. */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
  /** Outputs whose mean the draws know. */
  readonly settled: ReadonlySet<string>;
}

/** Statistics of the named outputs of a scenario. */
export function outcome(
  view: ScenarioView,
  names: readonly string[],
  settings: Pick<Settings, 'level' | 'design'>,
): Outcome {
  const outputs: Record<string, OutputResult> = {};
  const found = new Map<string, Unsettled>();
  const settled = new Set<string>();
  for (const name of names) {
    const shown = view.quantity(name);
    const output = describeColumn(shown, settings);
    const exact = exactMoments(view, name);
    const why = unsettled(shown.column, output, exact);
    if (why !== null) found.set(name, why);
    if (output.mean.value !== null) settled.add(name);
    outputs[name] = withExact(output, exact);
  }
  return { outputs: asJson(outputs), unsettled: found, settled };
}
