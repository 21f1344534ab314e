import { ModelError } from './errors.ts';
import { type MainRun, scopeOf } from './main-run.ts';
import { Graph } from './plan/graph.ts';
import { lowerScenario } from './plan/lower-scenario.ts';
import { blockDraws } from './plan/plan.ts';
import { Streams } from './plan/streams.ts';
import type { Pool } from './pool/pool.ts';
import type { Scenario } from './scenario/scenario.ts';
import { scenarioColumnNames, unitOf } from './statistics/scenario-columns.ts';
import { inBase } from './units/arithmetic.ts';

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
    const values = await inputsOf(scenario, scope, run, pool, run.replicates[at]!, draw);
    throw new ModelError(
      `${name} is not a finite number in ${nonFinite} of ${count + nonFinite} draws ` +
        `(${Number((100 * share).toPrecision(2))} %, allowed ${100 * scenario.allowNonFinite} %), ` +
        `first where ${exampleOf(scenario, values)}${causeOf(scenario, name, values)}`,
    );
  }
}

/** What each random input was in one draw, in its own unit. */
async function inputsOf(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  pool: Pool,
  replicate: number,
  draw: number,
): Promise<ReadonlyMap<string, number>> {
  const { plan } = run;
  const first = draw - (draw % blockDraws);
  const rows = await pool.evaluate(plan, replicate, first, Math.min(blockDraws, plan.drawsPerReplicate));
  return new Map(
    scenario.inputs.flatMap(({ name }): [string, number][] => {
      const index = run.inputIndex(scope, name);
      if (index === null) return [];
      return [[name, rows.random[index]![draw - first]! / unitOf(scenario, name).factor]];
    }),
  );
}

/** `a = 1 USD, b = 2`. */
function exampleOf(scenario: Scenario, values: ReadonlyMap<string, number>): string {
  if (values.size === 0) return 'every input is a constant';
  const inputs = [...values].map(([name, value]) => {
    const { text } = unitOf(scenario, name);
    return `${name} = ${Number(value.toPrecision(6))}${text === '' ? '' : ` ${text}`}`;
  });
  const more = inputs.length > mostNamed ? `, and ${inputs.length - mostNamed} more inputs` : '';
  return inputs.slice(0, mostNamed).join(', ') + more;
}

/** The quantity in which the trouble begins, and what its explanation says of it: with all inputs constant, formulas fold. */
function causeOf(scenario: Scenario, found: string, values: ReadonlyMap<string, number>): string {
  const inputs = scenario.inputs.map((input) => {
    const value = values.get(input.name);
    return value === undefined
      ? input
      : {
          ...input,
          value: { kind: 'constant' as const, value, unit: input.unit, base: inBase(value, input.unit) },
        };
  });
  const graph = new Graph();
  const nodes = lowerScenario({ ...scenario, inputs }, graph, new Streams());
  const cause = scenario.quantities.find(({ name }) => {
    const node = graph.nodes[nodes.get(name)!];
    return node?.kind === 'constant' && !Number.isFinite(node.value);
  });
  if (cause === undefined || (cause.name === found && cause.explanation === '')) return '';
  return `; it begins with ${cause.name}${cause.explanation === '' ? '' : `: ${cause.explanation}`}`;
}
