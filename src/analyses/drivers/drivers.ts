import type { Coordinator } from '../../engine/coordinator.ts';
import { reachingInputs } from '../../plan/reaching-inputs.ts';
import type { ScenarioView } from '../../run/scenario-view.ts';
import type { Settings } from '../../run/settings.ts';
import { type Estimate, unknownEstimate } from '../../statistics/estimate.ts';
import { givenDataFirstOrder, givenDataRows } from '../../statistics/given-data.ts';
import { sliceInput } from '../../statistics/input-slices.ts';
import { correlatedGroups } from './correlated-groups.ts';
import { allFinite } from './drawn-rows.ts';
import { knownColumns } from './known-columns.ts';
import { type RankEffect, rankEffects, type RankedInput, rankedInput } from './ranked-inputs.ts';
import type { Concentration, DriverGroups, GroupEffect, InputEffect, Sensitivity } from './result.ts';
import { sharedIndices } from './shared-indices.ts';

/**
 * What drives each output of a scenario: Sobol' indices from their own draws, rank correlations and swings from the kept
 * draws of the main run. Inputs correlated with others, and all of a run that is held against observations, get given-data
 * first-order indices and no total. Outputs that
 * are constant have null; `unsettled` outputs, whose variance cannot be trusted, get no indices, and but for `settled` ones no swings. Those of `concentrated` outputs
 * are marked as not settled.
 */
export async function drivers(
  view: ScenarioView,
  {
    unsettled,
    settled: moving,
  }: { readonly unsettled: ReadonlyMap<string, unknown>; readonly settled: ReadonlySet<string> },
  concentrated: ReadonlyMap<string, Concentration>,
  settings: Settings,
  coordinator: Coordinator,
): Promise<{ readonly sensitivity: Sensitivity; readonly groups: DriverGroups }> {
  const { scenario } = view;
  const summaryOf = (output: string) => view.quantity(output).column.pooled.summary;
  const varying = scenario.outputs.filter((output) => {
    const { minimum, maximum } = summaryOf(output);
    return minimum < maximum;
  });
  const all = reachingInputs(scenario, varying);
  const centres = new Map(
    varying
      .filter((output) => !unsettled.has(output))
      .map((output): [string, number] => [output, summaryOf(output).mean]),
  );
  // What was observed ties all inputs together: what they account for is read from the draws that agree with it.
  const isConditioned = view.run.evidence !== null;
  // An input whose partners reach nothing is as good as independent.
  const groups = isConditioned ? [] : correlatedGroups(scenario, all);
  const correlated = new Set(isConditioned ? all : groups.flatMap(({ inputs }) => inputs));
  const alone = all.filter((input) => !correlated.has(input)).map((name) => ({ name, inputs: [name] }));
  const scales = new Map(varying.map((output) => [output, view.quantity(output).column.scale ?? 1]));
  const indices = isConditioned
    ? new Map<string, never>()
    : await sharedIndices(view, all, [...alone, ...groups], { centres, scales }, settings, coordinator);
  const settled = (output: string) => centres.has(output) && !concentrated.has(output);
  const columns = knownColumns(view);
  const everyRow = all.map((name): NamedInput => {
    const values = view.keptInput(name)!;
    return { ...columns.once('ranked', values, () => rankedInput(values)), name };
  });
  const effects = scenario.outputs.map((output): [string, Record<string, InputEffect> | null] => {
    if (!varying.includes(output)) return [output, null];
    const drawn = view.keptOutput(output);
    const whole = allFinite(drawn);
    const kept = (values: Float64Array) =>
      whole ? values : values.filter((_, row) => Number.isFinite(drawn[row]));
    const inputs = whole
      ? everyRow
      : all.map((name): NamedInput => ({ ...rankedInput(kept(view.keptInput(name)!)), name }));
    const values = kept(drawn);
    const known = columns.once('rank effects', values, () => new WeakMap<Float64Array, RankEffect>());
    const ranked = rankEffects(values, inputs, known);
    const show = (base: number) => {
      const value = view.show(output, base);
      return Number.isFinite(value) ? value : null;
    };
    // Of an output whose mean does not settle, a tenth has no mean either.
    const moves = moving.has(output);
    const effect = (input: NamedInput, index: number): InputEffect => {
      const { spearman, swing } = ranked[index]!;
      const given = correlated.has(input.name);
      const isSettled = centres.has(output) && whole;
      return {
        ...(given && isSettled
          ? { first: givenData(input, values, view.rowsPerReplicate), total: unknownEstimate }
          : (indices.get(output)?.get(input.name) ?? { first: unknownEstimate, total: unknownEstimate })),
        swing: moves ? { low: show(swing.low), high: show(swing.high) } : { low: null, high: null },
        spearman,
        method: given ? 'given-data' : 'pick-freeze',
        settled: settled(output),
      };
    };
    return [output, Object.fromEntries(inputs.map((input, index) => [input.name, effect(input, index)]))];
  });
  const together = varying.map((output): [string, GroupEffect[]] => [
    output,
    groups.map(({ name, inputs }) => {
      const { first, total } = indices.get(output)?.get(name) ?? {
        first: unknownEstimate,
        total: unknownEstimate,
      };
      return { inputs, first, total, settled: settled(output) };
    }),
  ]);
  return {
    sensitivity: Object.fromEntries(effects),
    groups: groups.length === 0 ? {} : Object.fromEntries(together),
  };
}

interface NamedInput extends RankedInput {
  readonly name: string;
}

/** The given-data index of all kept draws. */
function givenData({ values, order }: RankedInput, y: Float64Array, rowsPerReplicate: number): Estimate {
  const replicateOf = Uint8Array.from(y, (_, row) => row / rowsPerReplicate);
  const input = sliceInput(values, order, replicateOf, givenDataRows);
  return givenDataFirstOrder(input, y, y.length / rowsPerReplicate);
}
