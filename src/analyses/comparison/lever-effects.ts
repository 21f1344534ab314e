import { withCoordinator } from '../../engine/coordinator.ts';
import type { WantedColumn } from '../../plan/columns.ts';
import { runMain } from '../../run/main-run.ts';
import type { LoweredScenario } from '../../run/scenario-column.ts';
import type { Settings, SimulateOptions } from '../../run/settings.ts';
import { sharedOutputs } from '../../run/shared-outputs.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** What a changed scenario does, before anything more is asked of it. */
export interface LeverEffect {
  /** Mean change of the base's headline, in base units; null where the changed scenario has none. */
  readonly change: number | null;
  /** Outputs that differ from the base's in some draw. */
  readonly changed: readonly string[];
}

const differenceId = (other: number, output: string) => `difference ${other} ${output}`;

/** What each of some scenarios changes against the first, on the same draws on which they are compared afterwards. */
export async function leverEffects(
  scenarios: readonly Scenario[],
  settings: Settings,
  options: Pick<SimulateOptions, 'engine' | 'workers'>,
): Promise<readonly LeverEffect[]> {
  const [base, ...others] = scenarios as readonly [Scenario, ...Scenario[]];
  return withCoordinator(options, async (coordinator) => {
    // No draws are kept, and no output is described: only differences are wanted.
    const run = await runMain(scenarios, { ...settings, outputs: [] }, coordinator, () => [], differences);
    return others.map((other, index) => {
      const shared = sharedOutputs(base, other);
      const column = (output: string) => run.column(differenceId(index + 1, output));
      const difference = (output: string) => column(output).pooled.summary;
      return {
        change: shared.includes(base.outputs[0]!)
          ? difference(base.outputs[0]!).mean / (column(base.outputs[0]!).scale ?? 1)
          : null,
        changed: shared.filter((output) => {
          const { minimum, maximum } = difference(output);
          return minimum !== 0 || maximum !== 0;
        }),
      };
    });
  });
}

function differences(lowered: readonly LoweredScenario[]): WantedColumn[] {
  const [base, ...others] = lowered as readonly [LoweredScenario, ...LoweredScenario[]];
  return others.flatMap((other, index) =>
    sharedOutputs(base.scenario, other.scenario).map((output): WantedColumn => {
      const node = base.graph.operation('subtract', other.nodes.get(output)!, base.nodes.get(output)!);
      return { id: differenceId(index + 1, output), node, kind: 'moments' };
    }),
  );
}
