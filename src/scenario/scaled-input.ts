import type { ModelInput } from '../model/model.ts';
import { inBase } from '../units/arithmetic.ts';
import type { Unit } from '../units/unit.ts';
import type { DraftScale } from './draft.ts';
import { checkRange } from './range.ts';
import { type Reading, report } from './reading.ts';
import type { InputValue, ScenarioInput } from './scenario.ts';

/**
 * An input times the factors of levers: the same distribution in a unit that is larger by the factor, so that it keeps its
 * random numbers, draw by draw. Null, and a problem, where it leaves its range.
 *
 * @param input the model's row; null for an input of the scenario's own
 */
export function scaleInput(
  read: ScenarioInput,
  input: ModelInput | null,
  scales: readonly DraftScale[] = [],
  reading: Reading,
): ScenarioInput | null {
  let scaled: ScenarioInput = read;
  for (const { factor, node } of scales) {
    const { value } = scaled;
    if (input !== null && isNone(value, input)) {
      report(reading, node, `there is no \`${read.name}\` to scale`, read.notation);
      return null;
    }
    const notation = scaledText(scaled.notation, factor);
    scaled = { ...scaled, notation, value: scaledValue(value, factor), source: scaledSource(scaled, factor) };
    if (input === null) continue;
    // A share of mass is said of a distribution, of a number what it comes to.
    const shown = value.kind === 'constant' ? notation : node.text;
    if (!checkRange({ ...node, text: shown }, scaled.value, input.unit, input.range, reading)) return null;
  }
  return scaled;
}

/** `0.8 * (2 to 4 USD/GPU/hour)`: what stands there, times a factor. */
export function scaledText(notation: string, factor: number): string {
  return /^[\w.]+$/.test(notation) ? `${factor} * ${notation}` : `${factor} * (${notation})`;
}

const scaledSource = ({ source }: ScenarioInput, factor: number) =>
  `${factor} times the original value: ${source}`;

function scaledValue(value: InputValue, factor: number): InputValue {
  if (value.kind === 'constant') return { ...value, value: value.value * factor, base: value.base * factor };
  return { ...value, unit: multipleOf(value.unit, factor) };
}

/** A unit of the same words of which one is `factor` of a unit, as in 0.8 USD: only its values are converted with it. */
function multipleOf(unit: Unit, factor: number): Unit {
  return { ...unit, factor: unit.factor * factor };
}

/** Whether a value stands for none of an input. */
export function isNone(value: InputValue, { none, unit }: ModelInput): boolean {
  return none !== undefined && value.kind === 'constant' && value.base === inBase(none, unit);
}
