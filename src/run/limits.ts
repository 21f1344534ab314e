import { log2, powerOfTwo } from '../elementary/elementary.ts';
import { UsageError } from '../errors.ts';
import { replicateDraws } from '../plan/draws.ts';
import { checkFormulas } from '../plan/instruction-limit.ts';
import { replicateCount } from '../plan/plan.ts';
import { reachingInputs } from '../plan/reaching-inputs.ts';
import { sobolDimensions } from '../sampling/sobol.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mostKept } from './kept-draws.ts';
import type { Settings } from './settings.ts';

/** Largest memory for draws that are kept one by one. Judgement: half of what Node.js takes for itself on most machines. */
const mostKeptBytes = 2 ** 31;

/**
 * Refuses, before anything is drawn, what a run could only find out after its draws.
 *
 * @throws UsageError where the months of a horizon are too many for their formulas, or the design cannot serve that many
 * draws, or a sensitivity analysis of that many inputs
 */
export function checkLimits(
  scenarios: readonly Scenario[],
  { draws, design, sensitivity }: Pick<Settings, 'draws' | 'design' | 'sensitivity'>,
): void {
  checkFormulas(scenarios);
  replicateDraws(draws, design, replicateCount);
  checkMemory(scenarios, draws);
  if (!sensitivity || design !== 'sobol') return;
  for (const scenario of scenarios) {
    const inputs = reachingInputs(scenario, scenario.outputs).length;
    // The pick-freeze design takes two independent sets of draws from one sequence.
    if (2 * inputs <= sobolDimensions) continue;
    throw new UsageError(
      `a sensitivity analysis of ${inputs} uncertain inputs takes ${2 * inputs} dimensions, and the sobol design has ` +
        `${sobolDimensions}: use --no-sensitivity, or --design latin-hypercube or monte-carlo`,
    );
  }
}

/** Refuses more kept draws than fit in memory: 8 bytes a draw for every uncertain input and output. */
function checkMemory(scenarios: readonly Scenario[], draws: number): void {
  const columns = scenarios.reduce(
    (sum, { inputs, outputs }) =>
      sum + outputs.length + inputs.filter(({ value }) => value.kind === 'distribution').length,
    0,
  );
  const bytes = 8 * Math.min(draws, mostKept) * columns;
  if (bytes <= mostKeptBytes) return;
  const fitting = powerOfTwo(Math.floor(log2(mostKeptBytes / (8 * columns))));
  throw new UsageError(
    `${columns} uncertain inputs and outputs take ${(bytes / 2 ** 30).toFixed(1)} GiB of memory: name fewer outputs, ` +
      `or use fewer draws, as in --draws ${fitting}`,
  );
}
