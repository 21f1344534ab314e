const scales: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

const superscripts: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789-'].map((character, index) => [character, '⁰¹²³⁴⁵⁶⁷⁸⁹⁻'.charAt(index)]),
);

/**
 * A number for people: three significant digits, thousands grouped, `1.25 million`, `3.6 × 10⁻⁵`; a dash for null.
 *
 * Where numbers far from zero lie close together (300.01 and 300.02), three digits would make them look equal:
 * `resolution` is the distance that must stay visible.
 * @example formatNumber(1254321) // => '1.25 million'
 * @example formatNumber(47349) // => '47,300'
 * @example formatNumber(300.0123, 0.02) // => '300.012'
 */
export function formatNumber(
  value: number | null | undefined,
  resolution = Number.POSITIVE_INFINITY,
): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const digits = significantDigits(value, resolution);
  const rounded = Number(Math.abs(value).toPrecision(digits));
  return `${value < 0 ? '−' : ''}${positiveNumber(rounded, digits)}`;
}

function significantDigits(value: number, resolution: number): number {
  if (!(resolution > 0) || !Number.isFinite(resolution)) return 3;
  const spare = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(resolution));
  return Math.min(15, Math.max(3, spare + 2));
}

function positiveNumber(value: number, digits: number): string {
  if (value >= 1e15 || value < 1e-4) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
    const power = [...exponent.replace('+', '')].map((character) => superscripts[character]).join('');
    return `${withoutTrailingZeros(mantissa)} × 10${power}`;
  }
  for (const [scale, word] of scales)
    if (value >= scale) return `${grouped(Number((value / scale).toPrecision(digits)), digits)}${word}`;
  return grouped(value, digits);
}

function grouped(value: number, digits: number): string {
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(value)));
  const [whole, fraction] = withoutTrailingZeros(value.toFixed(Math.min(20, decimals))).split('.') as [
    string,
    string?,
  ];
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A number with its unit, as in `1.25 million USD/day`. */
export function formatQuantity(
  value: number | null | undefined,
  unit: string,
  resolution = Number.POSITIVE_INFINITY,
): string {
  const number = formatNumber(value, resolution);
  return unit === '' ? number : `${number} ${unit}`;
}

/** A number that somebody gave, with its unit and up to six of its digits: `694,444 USD/day`. */
export function formatGiven(value: number, unit: string): string {
  return formatQuantity(value, unit, Math.abs(value) * 1e-4);
}

/**
 * A probability as a frequency with one denominator, as in `85 in 100`; what is nearly none or nearly all says so.
 * @example formatFrequency(0.853) // => '85 in 100'
 * @example formatFrequency(0.9989) // => 'more than 99 in 100'
 */
export function formatFrequency(probability: number | null): string {
  if (probability === null) return 'unknown';
  if (probability <= 0) return 'none in 100';
  if (probability >= 1) return 'all of 100';
  if (probability < 0.005) return 'fewer than 1 in 100';
  if (probability > 0.995) return 'more than 99 in 100';
  return `${Math.round(probability * 100)} in 100`;
}

/**
 * How many draws, with the same denominator: `85 of 100 draws`, `every draw`.
 * @example formatDrawShare(0.853) // => '85 of 100 draws'
 */
export function formatDrawShare(probability: number | null): string {
  if (probability === null) return 'an unknown share of the draws';
  if (probability <= 0) return 'no draw';
  if (probability >= 1) return 'every draw';
  return `${formatFrequency(probability).replace(' in 100', ' of 100')} draws`;
}

/** A share as a percentage with three significant digits. */
export function formatPercent(share: number | null): string {
  return share === null ? '–' : `${formatNumber(share * 100)} %`;
}

/** A percentage without needless digits, as in `90 %` or `97.5 %`. */
export function formatLevel(level: number): string {
  return `${Number((level * 100).toPrecision(12))} %`;
}
