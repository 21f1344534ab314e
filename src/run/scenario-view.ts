import { sentenceName } from '../notation/spoken-name.ts';
import { shockDrivers } from '../scenario/months/horizon.ts';
import { comesTo, overallUnit } from '../scenario/months/comes-to.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Estimate, ReplicatedColumn } from '../statistics/estimate.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { labelOfAverage, labelOfTotal } from './label-over-months.ts';
import type { KeptDraws } from './kept-draws.ts';
import type { MainPlan } from './main-plan.ts';
import type { MainRun } from './main-run.ts';
import { quantityId, type ScenarioColumn, scopedId } from './scenario-column.ts';

/** A column of a run in the unit in which people see it. */
export interface ShownColumn {
  readonly column: ReplicatedColumn;
  readonly unit: string;
  readonly label: string;
  /** What the column's values are divided by: base units in one of the unit, times the column's own scale. */
  readonly factor: number;
  /** A statistic of the column in its unit. */
  readonly estimate: (statistic: (column: ReplicatedColumn, scale: number) => Estimate) => Estimate;
}

/** A column in a unit, under a name for people. */
export function showColumn(column: ReplicatedColumn, unit: Unit, label: string): ShownColumn {
  const { text } = unit;
  const factor = unit.factor * (column.scale ?? 1);
  return { column, unit: text, label, factor, estimate: (statistic) => statistic(column, factor) };
}

/** One scenario's inputs and kept draws in a plan, in the units that the scenario declares. */
export class PlanView {
  readonly scenario: Scenario;
  readonly scope: number;
  readonly #main: MainPlan;
  /** Units are asked for once for every kept draw. */
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #less: ReadonlyMap<string, number>;

  constructor(main: MainPlan, scope: number) {
    this.#main = main;
    this.scope = scope;
    this.scenario = main.scenarios[scope]!;
    const { inputs, quantities, horizon } = this.scenario;
    this.#less = new Map(inputs.map(({ name, part }) => [name, part?.less ?? 0]));
    this.#units = new Map([
      ...inputs.map(({ name, unit }): [string, Unit] => [name, unit]),
      ...quantities.map(({ name, unit }): [string, Unit] => [name, overallUnit({ name, unit }, horizon)]),
    ]);
  }

  /** What is drawn of the scenario. */
  get wanted(): readonly ScenarioColumn[] {
    return this.#main.wanted[this.scope]!;
  }

  /** The unit that an input or quantity is shown in. */
  unitOf(name: string): Unit {
    return this.#units.get(name) ?? dimensionless;
  }

  /** What a person calls an input or quantity. */
  labelOf(name: string): string {
    return labelOf(this.scenario, name);
  }

  /** A number in base units as one in the unit of an input or quantity. */
  show(name: string, value: number): number {
    return value / this.unitOf(name).factor;
  }

  /** A number in base units as one of an input that people are shown: of a rate of growth r, of which 1 + r is drawn. */
  showInput(name: string, value: number): number {
    return this.show(name, value) - (this.#less.get(name) ?? 0);
  }

  /** The same for a number and its error. */
  showEstimate(name: string, { value, error }: Estimate): Estimate {
    const show = (base: number | null) => (base === null ? null : this.show(name, base));
    return { value: show(value), error: show(error) };
  }

  /** Kept draws of an input in base units; null where it is a constant or nothing needs it. */
  inputRows(name: string, { random }: Pick<KeptDraws, 'random'>): Float64Array | null {
    const index = this.#main.inputIndex(this.scope, name);
    return index === null ? null : (random[index] ?? null);
  }

  /** What the monthly shocks of an input came to on average, in kept draws; null where it is not the name of such. */
  shockRows(name: string, { outputs }: Pick<KeptDraws, 'outputs'>): Float64Array | null {
    if (!shockDrivers(this.scenario).includes(name)) return null;
    return outputs[this.#main.columnIndex(scopedId(this.scope, quantityId(name)))] ?? null;
  }

  /** Kept draws of an output in base units. */
  outputRows(name: string, { outputs }: Pick<KeptDraws, 'outputs'>): Float64Array {
    return outputs[this.#main.columnIndex(scopedId(this.scope, quantityId(name)))]!;
  }

  /** Whether an input is drawn at all. */
  isDrawn(name: string): boolean {
    return this.#main.inputIndex(this.scope, name) !== null;
  }
}

/**
 * One scenario of a run: its columns, kept draws and units. Every analysis reads a run through it, so that none has to
 * know where in a plan a scenario stands, or to convert a unit by hand.
 */
export class ScenarioView extends PlanView {
  readonly run: MainRun;

  constructor(run: MainRun, scope: number) {
    super(run, scope);
    this.run = run;
  }

  /** Draws kept of each replicate. */
  get rowsPerReplicate(): number {
    return this.run.kept.rowsPerReplicate;
  }

  /** A column by its id within the scenario, in base units. */
  column(id: string): ReplicatedColumn {
    return this.run.column(scopedId(this.scope, id));
  }

  /** The column of a quantity, in its unit. */
  quantity(name: string): ShownColumn {
    return showColumn(this.column(quantityId(name)), this.unitOf(name), this.labelOf(name));
  }

  /** Another column by its id within the scenario, in the unit of a quantity. */
  inUnitOf(name: string, id: string): ShownColumn {
    return showColumn(this.column(id), this.unitOf(name), this.labelOf(name));
  }

  /** Kept draws of an input in base units; null where it is a constant or nothing needs it. */
  keptInput(name: string): Float64Array | null {
    return this.inputRows(name, this.run.kept) ?? this.shockRows(name, this.run.kept);
  }

  /** Kept draws of an output in base units. */
  keptOutput(name: string): Float64Array {
    return this.outputRows(name, this.run.kept);
  }
}

/** The unit that an input or quantity of a scenario is shown in. */
export function unitOf({ inputs, quantities, horizon }: Scenario, name: string): Unit {
  const quantity = quantities.find((item) => item.name === name);
  if (quantity !== undefined) return overallUnit(quantity, horizon);
  return inputs.find((item) => item.name === name)?.unit ?? dimensionless;
}

/** What a person calls a quantity of a scenario. */
export function labelOf(scenario: Scenario, name: string): string {
  const quantity = scenario.quantities.find((one) => one.name === name);
  if (quantity === undefined) return sentenceName(name);
  const { label } = quantity;
  const { horizon } = scenario;
  if (horizon === null) return label;
  switch (comesTo(quantity, horizon)) {
    case 'total':
      return labelOfTotal(label, horizon.months);
    case 'average':
      return labelOfAverage(label, horizon.months);
    case 'itself':
      return label;
  }
}
