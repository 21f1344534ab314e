import { addPowers, type Powers, unitOfPowers } from './powers.ts';
import { unitSymbol } from './symbols.ts';
import { dimensionless, type Unit } from './unit.ts';

/** Why a text is no unit, and where. Offsets in the text, end exclusive. */
export class UnitTextError extends Error {
  override readonly name = 'UnitTextError';
  readonly reason: 'unknown word' | 'expected a unit' | 'open bracket' | 'too deep' | 'power' | 'too large';
  readonly start: number;
  readonly end: number;

  constructor(reason: UnitTextError['reason'], start: number, end: number) {
    super(reason);
    this.reason = reason;
    this.start = start;
    this.end = end;
  }
}

const deepest = 20;
const largestPower = 9;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy;
const power = /\^(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)/y;
const wordStart = /[\p{L}_%]/uy;
const firstInside = /[\p{L}(]/uy;
const unitCharacter = /[\p{L}\p{M}\p{N}_.^*/%-]/uy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/**
 * Reads the longest unit that begins at `start`: words, `%` or `1`, joined by `*` and `/` (left to right), with powers
 * and brackets, without spaces.
 * @throws UnitTextError
 */
export function readUnit(text: string, start = 0): { readonly unit: Unit; readonly end: number } {
  const { powers, end } = readProduct(text, start, 0, false);
  const written = text.slice(start, end);
  const unit = written === '1' ? dimensionless : unitOfPowers(powers, written);
  if (!Number.isFinite(unit.factor) || unit.factor === 0) throw new UnitTextError('too large', start, end);
  return { unit, end };
}

/** Powers of the words of a unit that was read or computed before. */
export function powersOf(unit: Unit): Powers {
  return unit.text === '' ? new Map() : readProduct(unit.text, 0, 0, true).powers;
}

/** What was read. Texts of computed units hold nothing but a unit, of any power. */
interface Part {
  readonly powers: Powers;
  readonly end: number;
}

function readProduct(text: string, start: number, depth: number, computed: boolean): Part {
  let { powers, end } = readFactor(text, start, depth, computed);
  while ((text[end] === '*' || text[end] === '/') && (computed || continues(text, end))) {
    const factor = readFactor(text, end + 1, depth, computed);
    powers = addPowers(powers, factor.powers, text[end] === '*' ? 1 : -1);
    end = factor.end;
  }
  return { powers, end };
}

/** Whether the operator at `at` joins units: `40%*x` and `2 s/(a + b)` are arithmetic, `%/year` and `USD/(GPU*hour)` are units. */
function continues(text: string, at: number): boolean {
  const next = match(word, text, at + 1)?.[0];
  if (text[at - 1] === '%') return text[at] === '/' && next !== undefined && unitSymbol(next) !== undefined;
  return match(wordStart, text, at + 1) !== null || isUnitBracket(text, at + 1);
}

/** Whether a bracket opens at `at` that begins with a word, is closed, and holds nothing but what units are made of. */
function isUnitBracket(text: string, at: number): boolean {
  if (text[at] !== '(' || match(firstInside, text, at + 1) === null) return false;
  let open = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '(') open += 1;
    else if (text[i] === ')') open -= 1;
    else if (match(unitCharacter, text, i) === null) return false;
    if (open === 0) return true;
  }
  return false;
}

function readFactor(text: string, start: number, depth: number, computed: boolean): Part {
  const { powers, end } = readAtom(text, start, depth, computed);
  const exponent = match(power, text, end);
  if (exponent === null) return { powers, end };
  const value = Number(exponent[1]);
  const after = end + exponent[0].length;
  if (value === 0 || (!computed && Math.abs(value) > largestPower))
    throw new UnitTextError('power', end + 1, after);
  return { powers: new Map([...powers].map(([name, count]) => [name, count * value])), end: after };
}

function readAtom(text: string, start: number, depth: number, computed: boolean): Part {
  if (text[start] === '%') return { powers: new Map([['%', 1]]), end: start + 1 };
  if (text[start] === '1') return { powers: new Map(), end: start + 1 };
  if (text[start] === '(') {
    if (depth === deepest) throw new UnitTextError('too deep', start, start + 1);
    const inside = readProduct(text, start + 1, depth + 1, computed);
    if (text[inside.end] !== ')') throw new UnitTextError('open bracket', start, inside.end);
    return { powers: inside.powers, end: inside.end + 1 };
  }
  const name = match(word, text, start)?.[0];
  if (name === undefined) throw new UnitTextError('expected a unit', start, Math.min(start + 1, text.length));
  if (unitSymbol(name) === undefined) throw new UnitTextError('unknown word', start, start + name.length);
  return { powers: new Map([[name, 1]]), end: start + name.length };
}
