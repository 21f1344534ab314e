import { parseUnit } from '../../notation/parse-unit.ts';
import type { ModelInput, Quantity } from '../model.ts';
import type { InputDefaults, ModelOptions } from '../options.ts';

/** The allowed range of a share: all of it or none. */
export const share: readonly [number, number] = [0, 1];
/** The allowed range of what can be nothing, but not less. */
export const notNegative: readonly [number, number] = [0, Number.POSITIVE_INFINITY];
/** The allowed range of what something is divided by. */
export const positive: readonly [number, number] = [Number.MIN_VALUE, Number.POSITIVE_INFINITY];

/** An input as a model's file writes it; the default comes with the options, from the catalogue. */
export interface InputRow {
  readonly name: string;
  /** As text; dimensionless when left out. */
  readonly unit?: string;
  readonly range: readonly [low: number, high: number];
  /** The value that the word `none` stands for, where there may be none. */
  readonly none?: number;
  /** The input that takes the spread of single requests, where this one is a mean of many. */
  readonly spreadIn?: string;
  readonly explanation: string;
}

/** A computed quantity as a model's file writes it. */
export interface QuantityRow {
  readonly name: string;
  /** As text; dimensionless when left out. */
  readonly unit?: string;
  readonly formula: string;
  readonly explanation: string;
  /** Plain arithmetic when left out. */
  readonly source?: string;
  readonly label?: string;
  readonly isSpeed?: true;
  /** Allowed values, where a scenario may give the quantity as an input instead of having it computed. */
  readonly range?: readonly [low: number, high: number];
}

/** An input that counts something, without a unit. */
export const count = (name: string, explanation: string): InputRow => ({
  name,
  range: positive,
  explanation,
});

/** Makes rows into inputs with the defaults that the options give. */
export function modelInputs(rows: readonly InputRow[], defaults: InputDefaults): ModelInput[] {
  return rows.map(({ name, unit, range, none, spreadIn, explanation }) => {
    const chosen = defaults[name];
    if (chosen === undefined) throw new Error(`the options give no default for ${name}`);
    const words = {
      ...(none === undefined ? {} : { none }),
      ...(spreadIn === undefined ? {} : { spreadIn }),
    };
    return { name, unit: parseUnit(unit ?? ''), range, ...words, explanation, ...chosen };
  });
}

/** The quantities that may be inputs and that a scenario gives, as the inputs they become. */
export function givenInputs(rows: readonly QuantityRow[], given: ModelOptions['given']): ModelInput[] {
  return rows.flatMap(({ name, unit, range, explanation }): ModelInput[] =>
    range === undefined || given?.has(name) !== true
      ? []
      : // The default is never read: the scenario has its own value.
        [
          {
            name,
            unit: parseUnit(unit ?? ''),
            range,
            explanation,
            notation: '1',
            source: 'given in the scenario',
          },
        ],
  );
}

/** Makes rows into quantities. */
export function modelQuantities(rows: readonly QuantityRow[]): Quantity[] {
  return rows.map(({ name, unit, formula, explanation, source, label, isSpeed }) => ({
    name,
    unit: parseUnit(unit ?? ''),
    formula,
    explanation,
    source: source ?? 'arithmetic',
    ...(label === undefined ? {} : { label }),
    ...(isSpeed === true && { isSpeed }),
  }));
}
