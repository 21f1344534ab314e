import { type ScenarioView, showColumn } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import { sharedOutputs } from '../../run/shared-outputs.ts';
import { estimate } from '../../statistics/estimate.ts';
import { mean } from '../../statistics/mean.ts';
import { dimensionless, type Unit } from '../../units/unit.ts';
import { describeBriefly } from '../describe-column.ts';
import { comparisonId } from './columns.ts';
import type { PairedOutput, PairedStatistics } from './result.ts';

/** Outputs that both scenarios have, all of them unless some are named, the other's against the base's. */
export function pairedOutputs(
  base: ScenarioView,
  other: ScenarioView,
  { level, design }: Pick<Settings, 'level' | 'design'>,
  names = sharedOutputs(base.scenario, other.scenario),
): Record<string, PairedOutput> {
  const { run } = base;
  const entries = names.map((output): [string, PairedOutput] => {
    const paired = (id: string, unit: Unit): PairedStatistics =>
      describeBriefly(showColumn(run.column(id), unit, output), { level, design });
    return [
      output,
      {
        difference: paired(comparisonId.difference(other.scope, output), base.unitOf(output)),
        ratio: paired(comparisonId.ratio(other.scope, output), dimensionless),
        probabilityLower: estimate(run.column(comparisonId.lower(other.scope, output)), mean),
      },
    ];
  });
  return Object.fromEntries(entries);
}
