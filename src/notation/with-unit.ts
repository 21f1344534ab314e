import { parseQuantity } from './parse-quantity.ts';

/** What an input is as its file writes it, with the input's unit where it names none: `20k to 60k user`. */
export function withUnit(notation: string, unit: string): string {
  return unit !== '' && isBare(notation) ? `${notation} ${unit}` : notation;
}

/** Whether a notation takes its input's unit. What cannot be read again stays as it is. */
function isBare(notation: string): boolean {
  try {
    return parseQuantity(notation).unit === null;
  } catch {
    return false;
  }
}
