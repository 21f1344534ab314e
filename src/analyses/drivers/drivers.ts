import { type MainRun, scopeOf } from '../../run/main-run.ts';
import { pickFreeze } from './pick-freeze.ts';
import type { Coordinator } from '../../engine/coordinator.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Settings } from '../../run/settings.ts';
import { replicateError } from '../../statistics/estimate.ts';
import { givenDataFirstOrder } from '../../statistics/given-data.ts';
import { ascendingOrder, keptOrder, rankCorrelation, type Ranks, ranks } from '../../statistics/rank.ts';
import type { Estimate, InputEffect, Result } from '../result.ts';
import { columnId, unitOf } from '../scenario-columns.ts';
import { reachingInputs } from './columns.ts';
import { swing, type Tenths, tenths } from '../../statistics/swing.ts';

const unknown: Estimate = { value: null, error: null };
/**
 * What drives each output of a scenario: Sobol' indices from their own draws, rank correlations and swings from the kept
 * draws of the main run. Inputs correlated with others get given-data first-order indices and no total. Outputs that
 * are constant have null; `unsettled` outputs, whose variance cannot be trusted, get no indices.
 */
export async function sensitivity(
  scenario: Scenario,
  scope: number,
  run: MainRun,
  unsettled: ReadonlySet<string>,
  settings: Settings,
  coordinator: Coordinator,
): Promise<NonNullable<Result['sensitivity']>> {
  const id = (output: string) => columnId.quantity(scopeOf(scope), output);
  const varying = scenario.outputs.filter((output) => {
    const { minimum, maximum } = run.column(id(output)).pooled.summary;
    return minimum < maximum;
  });
  const { all, correlated } = reachingInputs(scenario, varying);
  const centres = new Map(
    varying
      .filter((output) => !unsettled.has(output))
      .map((output) => [output, run.column(id(output)).pooled.summary.mean]),
  );
  const picked = all.filter((input) => !correlated.has(input));
  const indices = await pickFreeze(scenario, all, picked, centres, settings, coordinator);
  const valuesOf = (name: string) => run.kept.random[run.inputIndex(scope, name)!]!;
  const everyRow = all.map((name) => rankedInput(name, valuesOf(name)));
  const effects = scenario.outputs.map((output): [string, Record<string, InputEffect> | null] => {
    if (!varying.includes(output)) return [output, null];
    const factor = unitOf(scenario, output).factor;
    const drawn = run.kept.outputs[run.columnIndex(id(output))]!;
    const whole = allFinite(drawn);
    const kept = (values: Float64Array) =>
      whole ? values : values.filter((_, row) => Number.isFinite(drawn[row]));
    const inputs = whole ? everyRow : all.map((name) => rankedInput(name, kept(valuesOf(name))));
    const values = kept(drawn);
    const outputRanks = ranks(values);
    const effect = (input: RankedInput): InputEffect => {
      const { low, high } = swing(values, input.tenths);
      const given = correlated.has(input.name);
      const known = centres.has(output) && whole;
      return {
        ...(given && known
          ? { first: givenData(input, values, run.kept.rowsPerReplicate), total: unknown }
          : (indices.get(output)?.get(input.name) ?? { first: unknown, total: unknown })),
        swing: { low: finite(low / factor), high: finite(high / factor) },
        spearman: rankCorrelation(input.ranks, outputRanks),
        method: given ? 'given-data' : 'pick-freeze',
      };
    };
    return [output, Object.fromEntries(inputs.map((input) => [input.name, effect(input)]))];
  });
  return Object.fromEntries(effects);
}

/** A loop, as a callback for each of a million values costs more than what it asks. */
function allFinite(values: Float64Array): boolean {
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
}

/** An input's kept draws with what is computed from their order. */
interface RankedInput {
  readonly name: string;
  readonly values: Float64Array;
  readonly order: Uint32Array;
  readonly ranks: Ranks;
  readonly tenths: Tenths;
}

/** What was computed from the order of kept draws: scenarios that are compared share most of their inputs. */
const orderings = new WeakMap<Float64Array, Omit<RankedInput, 'name'>>();

function rankedInput(name: string, values: Float64Array): RankedInput {
  const known = orderings.get(values);
  if (known !== undefined) return { name, ...known };
  const order = keptOrder(values);
  const made = { values, order, ranks: ranks(values, order), tenths: tenths(values, order) };
  orderings.set(values, made);
  return { name, ...made };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

/** The given-data index of all kept draws, with the error that its spread over the replicates shows. */
function givenData({ values: x, order }: RankedInput, y: Float64Array, rowsPerReplicate: number): Estimate {
  const value = givenDataFirstOrder(x, y, order);
  if (value === null) return unknown;
  const parts: (number | null)[] = [];
  for (let first = 0; first < x.length; first += rowsPerReplicate) {
    const [partX, partY] = [x, y].map((values) => values.subarray(first, first + rowsPerReplicate));
    parts.push(givenDataFirstOrder(partX!, partY!, ascendingOrder(partX!)));
  }
  return { value, error: replicateError(parts) };
}
