import { calibration, rowOf } from '../../catalog/catalog.ts';
import { groupOfDefault, type MeasuredGroup } from '../../catalog/scored-defaults.ts';
import type { Unit } from '../../units/unit.ts';
import { namesBehind } from '../names-behind.ts';
import type { Scenario } from '../scenario.ts';

/** How far a built-in model was off where something of a kind was measured. */
export interface ModelError {
  readonly group: MeasuredGroup;
  /** Root mean square of ln(median / reported), all inputs at their defaults but for what was reported of a case. */
  readonly off: number;
  /** Number of measured values. */
  readonly n: number;
  /** Month of the backtest. */
  readonly date: string;
  /** Whether the quantity is of that kind; else it is computed from what is. */
  readonly isOfKind: boolean;
}

/**
 * How far the model was off for the kind of a quantity, or where nothing of its kind was measured, as of costs, for what it
 * is computed from. Empty for what no measured value tests.
 */
export function modelErrors(
  scenario: Pick<Scenario, 'quantities' | 'model'>,
  quantity: string,
): readonly ModelError[] {
  const { model, quantities } = scenario;
  const found = quantities.find(({ name }) => name === quantity);
  if (found === undefined || model === null) return [];
  const groups = groupsBehind(scenario, quantity, model);
  const own = groupOfUnit(found.unit);
  const isOfKind = own !== null && groups.includes(own);
  return (isOfKind ? [own] : groups).flatMap((group): ModelError[] => {
    const { off = null, n, date } = rowOf(calibration(), group) ?? {};
    return off === null || n === undefined ? [] : [{ group, off, n, date: date!, isOfKind }];
  });
}

/** Kinds of measured values that test an input behind a quantity; of several services each input has its service before it. */
function groupsBehind(
  scenario: Pick<Scenario, 'quantities'>,
  quantity: string,
  model: string,
): readonly MeasuredGroup[] {
  const tested = [...namesBehind(scenario, quantity)].flatMap((full) => {
    const name = full.slice(full.lastIndexOf('.') + 1);
    const group = groupOfDefault(name);
    const row = group === undefined ? undefined : rowOf(calibration(), group);
    return row?.defaults[model]?.[name] === undefined ? [] : [group!];
  });
  return [...new Set(tested)];
}

/** The kind that a quantity has by what it measures. */
function groupOfUnit({ dimension }: Unit): MeasuredGroup | null {
  const { J: energy = 0, token = 0, GPU: gpu = 0, s: time = 0, USD: money = 0 } = dimension;
  if (money !== 0) return null;
  if (energy === 1) return 'energy';
  if (token === 1 && time === -1) return 'throughput';
  return time === 1 && (gpu === 1 || Object.keys(dimension).length === 1) ? 'training' : null;
}
