import { didYouMean, type NotationError } from '../errors.ts';
import { readUnit, UnitTextError } from '../units/read-unit.ts';
import { unitWords } from '../units/symbols.ts';
import { dimensionless, type Unit } from '../units/unit.ts';
import { unitIs } from './messages.ts';
import { constants } from './names.ts';

/**
 * A unit that stands alone, as in `USD/kWh`; the empty text and `1` are dimensionless.
 * @throws NotationError
 */
export function parseUnit(text: string): Unit {
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
}

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
      return unitIs.expected(error, found, instead.get(found));
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

const money = 'all money is in USD: convert with an input of your own';

/** Words people write that are no units here, and what to write. */
const instead: ReadonlyMap<string, string> = new Map([
  ['$', 'write USD after the number'],
  ...['€', '£', '¥', 'EUR', 'GBP', 'CNY', 'RMB', 'JPY', 'INR'].map((word): [string, string] => [word, money]),
  ['cent', 'write 0.01 USD'],
  ['cents', 'write 0.01 USD'],
  ['k', 'write the suffix without a space, as in 10k'],
  ['K', 'thousands are written 10k'],
  ['M', 'write the suffix without a space, as in 10M'],
  ['m', 'millions are written 10M'],
  ['B', 'write 3B for billions and 3 byte for bytes'],
  ['b', 'billions are written 3B'],
  ['bn', 'billions are written 3B'],
  ['T', 'write the suffix without a space, as in 2T'],
  ['FLOPS', 'write FLOP/s for a speed and FLOP for an amount'],
  ['FLOPs', 'write FLOP for an amount and FLOP/s for a speed'],
  ...['k', 'M', 'G', 'T', 'P', 'E'].flatMap((prefix): [string, string][] => [
    [`${prefix}FLOPS`, `write ${prefix}FLOP/s for a speed and ${prefix}FLOP for an amount`],
    [`${prefix}FLOPs`, `write ${prefix}FLOP for an amount and ${prefix}FLOP/s for a speed`],
  ]),
  ['percent', 'write %'],
  ['request', 'did you mean "query"?'],
  ['requests', 'did you mean "queries"?'],
]);

function unitHint(word: string): string | undefined {
  if (constants.has(word)) return undefined;
  return instead.get(word) ?? didYouMean(word, unitWords);
}
