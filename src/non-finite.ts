import { ModelError } from './errors.ts';
import { type MainRun, scopeOf } from './main-run.ts';
import { blockDraws } from './plan/plan.ts';
import type { Pool } from './pool/pool.ts';
import type { Scenario } from './scenario/scenario.ts';
import { scenarioColumnNames, unitOf } from './statistics/scenario-columns.ts';

/** Inputs named in the message; a model may have many. */
const mostNamed = 12;

/**
 * Refuses a run in which more draws than the scenario allows gave no finite number, with the inputs of the first such
 * draw.
 *
 * @throws ModelError
 */
export async function checkFinite(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  pool: Pool,
): Promise<void> {
  for (const { id, name } of scenarioColumnNames(scenario, scopeOf(scope))) {
    const { pooled, replicates } = run.column(id);
    const { count, nonFinite } = pooled.summary;
    const share = nonFinite / (count + nonFinite);
    if (nonFinite === 0 || share <= scenario.allowNonFinite) continue;
    const at = replicates.findIndex(({ summary }) => summary.nonFinite > 0);
    const draw = replicates[at]!.summary.firstNonFinite;
    const example = await inputsOf(scenario, scope, run, pool, run.replicates[at]!, draw);
    throw new ModelError(
      `${name} is not a finite number in ${nonFinite} of ${count + nonFinite} draws ` +
        `(${Number((100 * share).toPrecision(2))} %, allowed ${100 * scenario.allowNonFinite} %), ` +
        `first where ${example}`,
    );
  }
}

/** `a = 1 USD, b = 2`, of one draw. */
async function inputsOf(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  pool: Pool,
  replicate: number,
  draw: number,
): Promise<string> {
  const { plan } = run;
  const first = draw - (draw % blockDraws);
  const rows = await pool.evaluate(plan, replicate, first, Math.min(blockDraws, plan.drawsPerReplicate));
  const inputs = scenario.inputs.flatMap(({ name }) => {
    const index = run.inputIndex(scope, name);
    if (index === null) return [];
    const unit = unitOf(scenario, name);
    const value = rows.random[index]![draw - first]! / unit.factor;
    return [`${name} = ${Number(value.toPrecision(6))}${unit.text === '' ? '' : ` ${unit.text}`}`];
  });
  if (inputs.length === 0) return 'every input is a constant';
  const more = inputs.length > mostNamed ? `, and ${inputs.length - mostNamed} more inputs` : '';
  return inputs.slice(0, mostNamed).join(', ') + more;
}
