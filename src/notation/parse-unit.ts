import type { NotationError } from '../errors.ts';
import { readUnit, UnitTextError } from '../units/read-unit.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { keptReadings } from './kept-readings.ts';
import { unitIs } from './messages.ts';
import { unitHint } from './unit-hint.ts';

/**
 * A unit that stands alone, as in `USD/kWh`; the empty text and `1` are dimensionless.
 * @throws NotationError
 */
export const parseUnit: (text: string) => Unit = keptReadings((text) => {
  const trimmed = text.trim();
  if (trimmed === '') return dimensionless;
  const start = text.indexOf(trimmed);
  const { unit, end } = unitAt(text, start, 'units are words such as USD, token, GPU, hour and kWh');
  if (end === start + trimmed.length) return unit;
  const rest = { start: end, end: start + trimmed.length };
  const found = text.slice(end, rest.end);
  if (/^\s/.test(found)) {
    throw unitIs.spaced(
      rest,
      trimmed,
      trimmed.replace(/\s+/g, ' ').replaceAll(' per ', '/').replaceAll(' ', ''),
    );
  }
  throw unitIs.expected(rest, found);
});

/**
 * The longest unit that begins at `start`, and where it ends. `otherwise` is the hint for a word that is like no unit.
 * @throws NotationError
 */
export function unitAt(
  text: string,
  start: number,
  otherwise: string,
): { readonly unit: Unit; readonly end: number } {
  try {
    return readUnit(text, start);
  } catch (error) {
    throw error instanceof UnitTextError ? explained(error, text, otherwise) : error;
  }
}

function explained(error: UnitTextError, text: string, otherwise: string): NotationError {
  const found = text.slice(error.start, error.end);
  switch (error.reason) {
    case 'unknown word':
      return unitIs.unknown(found, error, unitHint(found) ?? otherwise);
    case 'expected a unit':
      return unitIs.expected(error, found, unitHint(found));
    case 'open bracket':
      return unitIs.open(error);
    case 'too deep':
      return unitIs.deep(error);
    case 'power':
      return unitIs.power(error, found);
    case 'too large':
      return unitIs.large(error, found);
  }
}
