import type { Architecture } from '../../options.ts';
import type { InputRow, QuantityRow } from '../rows.ts';

/** What a section's formulas depend on besides numbers. */
export interface ServiceShape {
  /** Names of the workloads. */
  readonly workloads: readonly string[];
  readonly architecture: Architecture;
}

/** A part of the service's model, in a file of its own. */
export interface Section {
  inputs(shape: ServiceShape): readonly InputRow[];
  quantities(shape: ServiceShape): readonly QuantityRow[];
}

/** A formula that adds one term a workload. */
export function sumOver(workloads: readonly string[], term: (workload: string) => string): string {
  return workloads.map(term).join(' + ');
}
