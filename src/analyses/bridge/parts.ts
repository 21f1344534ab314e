import { hypot } from '../../elementary/elementary.ts';
import { addingUp } from '../../statistics/adding-up.ts';
import { type Estimate, replicateError } from '../../statistics/estimate.ts';
import { orderErrors, type ShapleyDesign, shapleyValues } from '../../statistics/shapley.ts';
import { type Bridge, type BridgeKind, bridgeKinds } from './result.ts';
import type { BridgeUnit } from './units.ts';

/** The means that a bridge leads from and to, in the base's unit. */
export interface BridgeEnds {
  readonly from: number;
  readonly to: number;
  /** Standard error of their difference. */
  readonly error: number;
  /** Whether both are of the same draws, so that what differs is no chance. */
  readonly paired: boolean;
}

/**
 * The parts of a bridge from what coalitions of units are worth: `worth[r][k]` is the mean of coalition k in replicate r, in
 * the unit of `ends`. Units that no replicate sees moving have no step.
 */
export function partsOf(
  units: readonly BridgeUnit[],
  design: ShapleyDesign,
  worth: readonly (readonly number[])[],
  { from, to, error }: BridgeEnds,
): Pick<Bridge, 'steps' | 'groups' | 'residual'> & { readonly agrees: boolean } {
  const pooled = design.coalitions.map(
    (_, k) => worth.reduce((sum, values) => sum + values[k]!, 0) / worth.length,
  );
  const moved = new Set(
    design.rounds.flat().flatMap(({ player, ...joining }) => {
      const moves = worth.some((values) => values[joining.with] !== values[joining.without]);
      return moves ? [player] : [];
    }),
  );
  const moving = [...moved].sort((a, b) => a - b);
  const select = (values: readonly number[]) => moving.map((unit) => values[unit]!);
  const total = { value: to - from, error };
  const ofReplicates = worth.map((values) => select(shapleyValues(design, values)));
  const { parts } = addingUp(select(shapleyValues(design, pooled)), ofReplicates, total);
  const byOrders = select(orderErrors(design, pooled));
  const withError = ({ value, error }: Estimate, more: number): Estimate => ({
    value,
    error: error === null ? null : hypot(error, more),
  });
  const steps = moving.map((unit, k) => {
    const { formulas: _formulas, correlations: _correlations, series: _series, ...step } = units[unit]!;
    return { ...step, part: withError(parts[k]!, byOrders[k]!) };
  });
  const kinds = bridgeKinds.filter((kind) => steps.some((step) => step.kind === kind));
  const groupsOf = (values: readonly number[]) =>
    kinds.map((kind) => values.reduce((sum, value, k) => (steps[k]!.kind === kind ? sum + value : sum), 0));
  const grouped = addingUp(
    groupsOf(parts.map(({ value }) => value!)),
    ofReplicates.map(groupsOf),
    total,
  ).parts;
  const groupErrors = groupOrderErrors(units, kinds, design, pooled);
  const sorted = withoutRest(largestFirst(steps), total.value);
  return {
    agrees: agrees(ofReplicates, total, Math.max(Math.abs(from), Math.abs(to))),
    steps: sorted,
    groups: withoutRest(
      largestFirst(kinds.map((kind, k) => ({ kind, part: withError(grouped[k]!, groupErrors[k]!) }))),
      total.value,
    ),
    residual: total.value - sumOf(sorted),
  };
}

/** Standard errors within which two estimates of the same difference lie: 16 replicates know their own error to a fifth. */
const mostErrors = 8;

/** Whether what the coalitions' own draws say of the difference is the difference that is explained. */
function agrees(
  replicates: readonly (readonly number[])[],
  total: { readonly value: number; readonly error: number },
  scale: number,
): boolean {
  const sums = replicates.map((values) => values.reduce((sum, value) => sum + value, 0));
  const drawn = sums.reduce((sum, value) => sum + value / sums.length, 0);
  const error = hypot(replicateError(sums) ?? 0, total.error);
  return Math.abs(drawn - total.value) <= mostErrors * error + 1e-9 * scale;
}

/** What the choice of orders leaves unknown of a group's part. */
function groupOrderErrors(
  units: readonly BridgeUnit[],
  kinds: readonly BridgeKind[],
  design: ShapleyDesign,
  pooled: readonly number[],
): readonly number[] {
  const group = (player: number) => kinds.indexOf(units[player]!.kind);
  const rounds = design.rounds.map((joinings) =>
    joinings.flatMap((joining) => {
      const player = group(joining.player);
      return player < 0 ? [] : [{ ...joining, player }];
    }),
  );
  return orderErrors({ ...design, players: kinds.length, rounds }, pooled);
}

/** Something with a part of a total. */
interface Part {
  readonly part: Estimate;
}

const sumOf = (parts: readonly Part[]) => parts.reduce((sum, { part }) => sum + part.value!, 0);

function largestFirst<Of extends Part>(parts: readonly Of[]): readonly Of[] {
  return parts.toSorted((a, b) => Math.abs(b.part.value!) - Math.abs(a.part.value!));
}

/** What rounding leaves of the total when parts are added in their order goes to the first, in which it is least. */
function withoutRest<Of extends Part>(parts: readonly Of[], total: number): readonly Of[] {
  const [first, ...others] = parts;
  if (first === undefined) return parts;
  const { value, error } = first.part;
  return [{ ...first, part: { value: value! + (total - sumOf(parts)), error } }, ...others];
}
