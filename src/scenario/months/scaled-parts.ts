import type { Draft } from '../draft.ts';
import { checkRange } from '../range.ts';
import { type Reading, report } from '../reading.ts';
import { scaleInput } from '../scaled-input.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { Series } from './horizon.ts';

/**
 * The parts of an input with what levers scale: scaling an input also scales the values that its steps put in its place.
 * Of the other parts those are scaled that are named themselves; a rate of growth and a chance are no amounts.
 */
export function scaledParts(
  { growth, steps }: Series,
  { name, unit, range }: ScenarioInput,
  parts: readonly ScenarioInput[],
  scales: Draft['scales'],
  reading: Reading,
): readonly ScenarioInput[] {
  const values = new Set(steps.map(({ value }) => value));
  const fixed = new Set([growth?.input, ...steps.map(({ chance }) => chance)]);
  return parts.map((part) => {
    const ofValue = values.has(part.name) ? (scales.get(name) ?? []) : [];
    const own = scales.get(part.name) ?? [];
    const [first] = own;
    if (first !== undefined && fixed.has(part.name)) {
      report(
        reading,
        first.node,
        'a rate of growth and a probability are not scaled',
        part.name,
        'set it instead',
      );
      return part;
    }
    const scaled = scaleInput(part, null, [...ofValue, ...own], reading) ?? part;
    const node = [...ofValue, ...own].at(-1)?.node;
    if (node !== undefined && range !== null && values.has(part.name))
      checkRange({ ...node, text: scaled.notation }, scaled.value, unit, range, reading);
    return scaled;
  });
}
