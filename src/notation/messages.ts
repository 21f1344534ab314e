import { NotationError } from '../errors.ts';
import type { Span } from './tree.ts';

/** A user's words, short enough for one line. */
export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 37)}...` : text}"`;
}

/** A hint to write something, unless it is too long to show. */
export function write(text: string): string | undefined {
  return text.length > 60 ? undefined : `write ${text}`;
}

const whole = (text: string): Span => ({ start: 0, end: text.length });

/** What is wrong with a name somebody chose. */
export const nameIs = {
  tooLong: (name: string, longest: number) =>
    new NotationError(`a name has at most ${longest} characters`, whole(name), quoted(name)),
  malformed: (name: string) =>
    new NotationError(
      'a name is made of letters, digits and underscores, begins with a letter, and may have parts joined by dots',
      whole(name),
      quoted(name),
      'as in daily_cost or chat.output_tokens',
    ),
  taken: (name: string, by: string) =>
    new NotationError(`a name may not be ${by}`, whole(name), quoted(name), `as in my_${name}`),
};

/** What is wrong with a unit. */
export const unitIs = {
  unknown: (word: string, at: Span, hint?: string) =>
    new NotationError('unknown unit', at, quoted(word), hint),
  expected: (at: Span, found: string, hint = 'as in USD/kWh, GPU*hour, s^2, % or 1') =>
    new NotationError('expected a unit', at, quoted(found), hint),
  spaced: (at: Span, found: string, joined: string) =>
    new NotationError('a unit must not contain spaces', at, quoted(found), write(joined)),
  open: (at: Span) => new NotationError('a bracket in a unit is not closed', at, undefined, 'add a )'),
  deep: (at: Span) => new NotationError('a unit has too many brackets inside each other', at),
  power: (at: Span, found: string) =>
    new NotationError('a power in a unit must be between -9 and 9, and not 0', at, quoted(found)),
  large: (at: Span, found: string) =>
    new NotationError('a unit is too large or too small to calculate with', at, quoted(found)),
};

/** What is wrong with a number. */
export const numberIs = {
  infinite: (at: Span, found: string) =>
    new NotationError('a number is too large to calculate with', at, quoted(found)),
  vanishing: (at: Span, found: string) =>
    new NotationError('a number is too small to calculate with', at, quoted(found), 'write 0'),
  leadingZero: (at: Span, found: string) =>
    new NotationError(
      'a number must not begin with 0 and another digit',
      at,
      quoted(found),
      'leave out thousands separators, and write decimals with a point, as in 0.05',
    ),
  separated: (at: Span, found: string) =>
    new NotationError(
      'thousands separators are not allowed',
      at,
      quoted(found),
      write(found.replace(/[^\d.]/g, '')),
    ),
  twoPoints: (at: Span, found: string) =>
    new NotationError('a number has one decimal point, with digits after it', at, quoted(found)),
};

/** What is wrong with the order of words and signs. */
export const syntaxIs = {
  empty: () => new NotationError('there is no value here', { start: 0, end: 0 }, 'empty', 'write a number'),
  deep: (at: Span, most: number) =>
    new NotationError(`more than ${most} brackets, signs or powers inside each other`, at),
  character: (at: Span, found: string, hint?: string) =>
    new NotationError('a character that means nothing here', at, found, hint),
  openText: (at: Span) =>
    new NotationError('a text is not closed', at, undefined, 'add a " on the same line'),
  expected: (what: string, at: Span, found: string, hint?: string) =>
    new NotationError(`expected ${what}`, at, found === '' ? 'the end' : quoted(found), hint),
  chained: (at: Span, found: string) =>
    new NotationError('comparisons cannot be chained', at, quoted(found), 'write a < b and b < c'),
  unknownFunction: (name: string, at: Span, hint: string | undefined) =>
    new NotationError('unknown function', at, quoted(name), hint),
  argumentCount: (name: string, at: Span, expected: string, given: number) =>
    new NotationError(`${name} takes ${expected}`, at, `${given} given`),
  namedArgument: (name: string, at: Span) =>
    new NotationError(
      `functions take their arguments by position`,
      at,
      quoted(name),
      'leave out the name and =; to compare, write ==',
    ),
  notAGoal: (at: Span, found: string, isEquated: boolean) =>
    new NotationError(
      'a goal must be a comparison',
      at,
      quoted(isEquated ? `${found} =` : found),
      isEquated ? 'to compare, write <=, >= or ==' : 'as in daily_cost <= 1M USD/day with 90%',
    ),
  afterGoal: (at: Span, found: string, probability: string) =>
    new NotationError('expected with or the end', at, quoted(found), write(`with ${probability}`)),
  wordyProbability: (at: Span, found: string, probability: string, months: string | null) =>
    new NotationError(
      'with takes a percentage alone',
      at,
      quoted(found),
      write(`${months === null ? '' : `${months} `}with ${probability}`),
    ),
  probability: (at: Span, found: string) =>
    new NotationError(
      'the probability of a goal must be between 0 and 100%',
      at,
      quoted(found),
      'as in with 90%',
    ),
};

/** What is wrong with an input's value. */
export const quantityIs = {
  unknownName: (name: string, at: Span, hint: string | undefined) =>
    new NotationError(
      'an input must be a number or a distribution, without names other than pi and e',
      at,
      quoted(name),
      hint ?? 'calculate with other quantities under formulas',
    ),
  mixed: (family: string, at: Span, isUnitSplit = false) =>
    new NotationError(
      'a distribution is not part of a calculation',
      at,
      quoted(family),
      isUnitSplit
        ? 'a unit must not contain spaces, as in USD/day; write calculations under formulas'
        : 'give it a name under inputs and calculate with that under formulas',
    ),
  dashed: (at: Span, found: string, range: string) =>
    new NotationError('a range is not written with a dash', at, quoted(found), write(range)),
  unitInside: (at: Span, found: string) =>
    new NotationError(
      'the unit of a distribution must be written once, at its end',
      at,
      quoted(found),
      'as in triangular(1, 2, 4) USD or 1 to 4 USD',
    ),
  partWithoutUnit: (at: Span, found: string, unit: string) =>
    new NotationError(
      'the unit of a distribution must be written once, at its end',
      at,
      quoted(found),
      `write ${unit} after every part, or once at the end`,
    ),
  twoCurrencies: (at: Span, found: string) =>
    new NotationError(
      'the value of an input must be in one currency',
      at,
      quoted(found),
      'give each amount a name under inputs and add them under formulas',
    ),
  positionAfterName: (at: Span, found: string) =>
    new NotationError('arguments by position must come before those by name', at, quoted(found)),
  givenTwice: (name: string, at: Span) => new NotationError('an argument is given twice', at, quoted(name)),
  notPositive: (at: Span, found: string, low: string, high: string, unit: string) =>
    new NotationError(
      'both ends of "a to b" must be positive (it is a lognormal)',
      at,
      quoted(found),
      write(`normal(p5=${low}, p95=${high})${unit}`),
    ),
  notAscending: (at: Span, found: string, hint: string | undefined) =>
    new NotationError('"a to b" must go from a smaller number to a larger one', at, quoted(found), hint),
};

const swapped: ReadonlyMap<string, string> = new Map([
  ['=<', '<='],
  ['=>', '>='],
]);

/** What somebody may have meant who wrote this token of a text after a value. */
export function hintAfterValue(
  { kind, text, span }: { readonly kind: string; readonly text: string; readonly span: Span },
  whole: string,
): string | undefined {
  switch (text) {
    case 'to':
      return 'a range must be an input of its own, as in 10 to 20 USD';
    case 'with':
      return 'only a goal has a probability';
    case 'per':
      return 'a unit must not contain spaces, as in USD/day';
    case '=':
      return `to compare write ${swapped.get(whole.slice(span.start, span.end + 1)) ?? '=='}`;
    case ')':
      return 'this bracket was never opened';
    case ',':
      return 'leave out thousands separators, and write decimals with a point';
  }
  return kind === 'number' || kind === 'name' || text === '('
    ? 'write * for a product; a unit follows its number after at most one space'
    : undefined;
}
