import { decimalExponent } from '../elementary/elementary.ts';
import { grouped } from './grouped.ts';
import { type MoneyForm, moneyForm } from './money-sign.ts';
import { spokenUnit, timeScale } from './spoken-unit.ts';

/** What large numbers are said in, the largest first. */
export const scales: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789-'].map((character, index) => [character, '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'.charAt(index)]),
);

/** Digits that numbers are written with unless more are needed to tell them apart. */
const usualDigits = 3;

/**
 * A number for people: three significant digits unless stated otherwise, thousands grouped, `1.25 million`, `3.6 × 10⁻⁵`; a dash
 * for null.
 * @example formatNumber(1254321) // => '1.25 million'
 * @example formatNumber(47349) // => '47,300'
 * @example formatNumber(300.0123, 6) // => '300.012'
 */
export function formatNumber(value: number | null | undefined, digits = usualDigits): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const rounded = Number(Math.abs(value).toPrecision(digits));
  // The largest doubles round to what is none.
  const shown = Number.isFinite(rounded) ? rounded : Math.abs(value);
  return `${value < 0 ? '−' : ''}${positiveNumber(shown, digits)}`;
}

/**
 * The same in full, without words or powers of ten where it is neither larger nor smaller than anybody reads: for columns.
 * @example formatPlain(1254321) // => '1,250,000'
 * @example formatPlain(0.0000036) // => '0.0000036'
 */
export function formatPlain(value: number | null | undefined, digits = usualDigits): string {
  const size = Math.abs(value ?? 0);
  if (!(size >= 1e-9 && size < 1e15)) return formatNumber(value, digits);
  return `${value! < 0 ? '−' : ''}${fixedNumber(Number(size.toPrecision(digits)), digits)}`;
}

/**
 * Digits with which numbers between two ends can be told apart: more than three where they lie close together and far
 * from zero, as 300.01 and 300.02 do.
 */
export function digitsBetween(low: number, high: number): number {
  const far = Math.max(Math.abs(low), Math.abs(high));
  const width = Math.abs(high - low);
  if (!(far > 0 && width > 0)) return usualDigits;
  const needed = decimalExponent(far) - decimalExponent(width) + 2;
  return Math.min(15, Math.max(usualDigits, needed));
}

function positiveNumber(value: number, digits: number): string {
  if (value >= 1e15 || value < 1e-4) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
    const power = [...exponent.replace('+', '')].map((character) => superscripts[character]).join('');
    return `${withoutTrailingZeros(mantissa)} × 10${power}`;
  }
  for (const [scale, word] of scales)
    if (value >= scale) return `${fixedNumber(Number((value / scale).toPrecision(digits)), digits)}${word}`;
  return fixedNumber(value, digits);
}

function fixedNumber(value: number, digits: number): string {
  const decimals = Math.max(0, digits - 1 - decimalExponent(value));
  const [whole, fraction] = withoutTrailingZeros(value.toFixed(Math.min(20, decimals))).split('.') as [
    string,
    string?,
  ];
  const groups = grouped(whole);
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * A number with its unit, as in `1.25 million USD/day`, `€1.25 million/day` or `2 million GPU-hours`. A time is said in the
 * unit that suits it.
 * @example formatQuantity(3796, 'day') // => '10.4 years'
 */
export function formatQuantity(value: number | null | undefined, unit: string, digits = usualDigits): string {
  const [factor, suiting] = isNumber(value) ? timeScale(value, unit) : [1, unit];
  return quantityIn(isNumber(value) ? value * factor : value, suiting, digits);
}

/** A number with its unit, whatever its size. */
function quantityIn(value: number | null | undefined, unit: string, digits: number): string {
  const number = formatNumber(value, digits);
  const money = moneyForm(unit);
  if (money !== null && isNumber(value)) return `${signed(number, money)}${money.rest}`;
  return unit === '' ? number : `${number} ${spokenUnit(unit, number)}`;
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

/** An amount with its currency's sign, which a minus goes before: `−€3`. */
function signed(number: string, { sign }: MoneyForm): string {
  return number.startsWith('−') ? `−${sign}${number.slice(1)}` : `${sign}${number}`;
}

/** The unit and factor in which two numbers are read best: that of the larger one, unless the smaller one is lost in it. */
function timeScaleOf(low: number | null, high: number | null, unit: string): readonly [number, string] {
  const sizes = [low, high].filter(isNumber).map(Math.abs);
  const found = timeScale(Math.max(...sizes, 0), unit);
  const smallest = Math.min(...sizes.filter((size) => size > 0));
  return smallest * found[0] < 0.01 ? [1, unit] : found;
}

/**
 * Two numbers that belong together, in the same scale where that can be read.
 * @example formatRange(592000, 3.19e6, 'USD/day') // => '0.592 to 3.19 million USD/day'
 * @example formatRange(44, 3.19e6, '') // => '44 to 3.19 million'
 * @example formatRange(592000, 3.19e6, 'EUR/day') // => '€0.592 to 3.19 million/day'
 * @example formatRange(44, 3.19e6, 'EUR') // => '€44 to €3.19 million'
 */
export function formatRange(
  low: number | null,
  high: number | null,
  unit: string,
  {
    digits = usualDigits,
    between = 'to',
    isGiven = false,
  }: {
    readonly digits?: number;
    readonly between?: string | undefined;
    /** Whether somebody gave them: then a time keeps its unit. */
    readonly isGiven?: boolean;
  } = {},
): string {
  const [factor, suiting] = isGiven ? [1, unit] : timeScaleOf(low, high, unit);
  const [scale, word] = commonScale((low ?? 0) * factor, (high ?? 0) * factor, digits);
  const part = (value: number | null) =>
    formatNumber(value === null ? null : (value * factor) / scale, digits);
  const money = moneyForm(unit);
  if (money === null || !isNumber(low)) {
    const last = `${part(high)}${word}`;
    return `${part(low)} ${between} ${last}${unit && ` ${spokenUnit(suiting, last)}`}`;
  }
  // Where only one of them has a word such as million, or a sentence says "and", a sign before each keeps them apart.
  const isApart = between !== 'to' || (word === '' && / /.test(part(high)));
  const last = isApart ? signed(part(high), money) : part(high);
  return `${signed(part(low), money)} ${between} ${last}${word}${money.rest}`;
}

/** The scale in which numbers between two ends can be read side by side, and its word, as in ` million`. */
export function commonScale(
  low: number,
  high: number,
  digits = usualDigits,
): readonly [scale: number, word: string] {
  const [smaller, larger] = [low, high].map(Math.abs).sort((a, b) => a - b) as [number, number];
  const rounded = Number(larger.toPrecision(digits));
  const found = rounded < 1e15 ? scales.find(([scale]) => rounded >= scale) : undefined;
  return found && (smaller === 0 || smaller / found[0] >= 0.01) ? found : [1, ''];
}

/** A number that somebody gave, with its unit and up to six of its digits: `694,444 USD/day`. */
export function formatGiven(value: number, unit: string): string {
  return quantityIn(value, unit, 6);
}

/**
 * A probability as a frequency with one denominator, as in `85 in 100`; what is nearly none or nearly all says so.
 * @example formatFrequency(0.853) // => '85 in 100'
 * @example formatFrequency(0.9989) // => 'more than 99 in 100'
 */
export function formatFrequency(probability: number | null, decimals = 0): string {
  if (probability === null) return 'unknown';
  if (probability <= 0) return 'none in 100';
  if (probability >= 1) return 'all of 100';
  if (probability < 0.005) return 'fewer than 1 in 100';
  if (probability > 0.995) return 'more than 99 in 100';
  return `${Number((probability * 100).toFixed(decimals))} in 100`;
}

/**
 * How many draws, with the same denominator: `85 of 100 draws`, `every draw`.
 * @example formatDrawShare(0.853) // => '85 of 100 draws'
 */
export function formatDrawShare(probability: number | null, decimals = 0): string {
  if (probability === null) return 'an unknown share of the draws';
  if (probability <= 0) return 'no draw';
  if (probability >= 1) return 'every draw';
  return `${formatFrequency(probability, decimals).replace(' in 100', ' of 100')} draws`;
}

/** A share as a percentage with three significant digits, or below which it is. */
export function formatPercent(share: number | null): string {
  if (share !== null && share !== 0 && Math.abs(share) < 0.0001) return share > 0 ? '<0.01 %' : '>−0.01 %';
  return share === null ? '–' : `${formatNumber(share * 100)} %`;
}

/**
 * A share as a change, with its sign.
 * @example formatChange(0.22) // => '+22 %'
 * @example formatChange(0.000004) // => '<0.01 %'
 */
export function formatChange(share: number): string {
  const text = formatPercent(share);
  return share > 0 && !text.startsWith('<') ? `+${text}` : text;
}

/** A percentage without needless digits, as in `90 %` or `97.5 %`. */
export function formatLevel(level: number): string {
  return `${Number((level * 100).toPrecision(12))} %`;
}
