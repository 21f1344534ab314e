import type { Dimension } from './unit.ts';

/** One row of the table of units: everything that measures the same thing. */
export interface UnitRow {
  /** What it measures, for the docs. */
  readonly measures: string;
  readonly dimension: Dimension;
  /** Every accepted spelling and how many base units one of it is. */
  readonly symbols: Readonly<Record<string, number>>;
}

/** One unit word: `kWh` is 3.6e6 of `{ J: 1 }`. */
export interface UnitSymbol {
  readonly factor: number;
  readonly dimension: Dimension;
}

const day = 86_400;
/** The Julian year of 365.25 days. */
const year = 365.25 * day;

const count = (measures: string, base: string, ...words: string[]): UnitRow => ({
  measures,
  dimension: { [base]: 1 },
  symbols: Object.fromEntries([base, ...words].map((word) => [word, 1])),
});

/**
 * US dollars for one of a currency, rounded from the averages of June 2026 (see `src/catalog/exchange-rates.json`). They
 * make every currency a unit of money, so that units can be checked before a rate is known. Amounts are never converted
 * by them but by rates that are inputs, so that these cancel; only the plausible range of an input is.
 */
export const currencyRates: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.15,
  GBP: 1.33,
  CNY: 0.148,
  JPY: 0.0062,
  INR: 0.0105,
  KRW: 0.00065,
  CHF: 1.25,
  CAD: 0.71,
  AUD: 0.7,
  BRL: 0.195,
};

/** All units. The first symbol of a row with factor 1 is the base unit. */
export const unitRows: readonly UnitRow[] = [
  { measures: 'money', dimension: { USD: 1 }, symbols: currencyRates },
  {
    measures: 'text',
    dimension: { token: 1 },
    symbols: { token: 1, tokens: 1, ktoken: 1e3, ktokens: 1e3, Mtoken: 1e6, Mtokens: 1e6 },
  },
  count('requests', 'query', 'queries'),
  count('users', 'user', 'users'),
  count('accelerators', 'GPU', 'GPUs'),
  {
    measures: 'computation',
    dimension: { FLOP: 1 },
    symbols: {
      FLOP: 1,
      kFLOP: 1e3,
      MFLOP: 1e6,
      GFLOP: 1e9,
      TFLOP: 1e12,
      PFLOP: 1e15,
      EFLOP: 1e18,
      ZFLOP: 1e21,
    },
  },
  {
    measures: 'data',
    dimension: { byte: 1 },
    symbols: {
      byte: 1,
      bytes: 1,
      kB: 1e3,
      MB: 1e6,
      GB: 1e9,
      TB: 1e12,
      PB: 1e15,
      KiB: 2 ** 10,
      MiB: 2 ** 20,
      GiB: 2 ** 30,
      TiB: 2 ** 40,
      PiB: 2 ** 50,
    },
  },
  count('model size', 'parameter', 'parameters'),
  count('staff', 'person', 'persons', 'people'),
  {
    measures: 'time',
    dimension: { s: 1 },
    symbols: {
      s: 1,
      second: 1,
      seconds: 1,
      ms: 1e-3,
      min: 60,
      minute: 60,
      minutes: 60,
      h: 3600,
      hour: 3600,
      hours: 3600,
      day,
      days: day,
      week: 7 * day,
      weeks: 7 * day,
      month: year / 12,
      months: year / 12,
      year,
      years: year,
    },
  },
  {
    measures: 'energy',
    dimension: { J: 1 },
    symbols: {
      J: 1,
      kJ: 1e3,
      MJ: 1e6,
      GJ: 1e9,
      mWh: 3.6,
      Wh: 3600,
      kWh: 3.6e6,
      MWh: 3.6e9,
      GWh: 3.6e12,
      TWh: 3.6e15,
    },
  },
  {
    measures: 'power',
    dimension: { J: 1, s: -1 },
    symbols: { W: 1, kW: 1e3, MW: 1e6, GW: 1e9, TW: 1e12 },
  },
  {
    measures: 'emissions (CO2 equivalent)',
    dimension: { g: 1 },
    symbols: { g: 1, gram: 1, grams: 1, kg: 1e3, tonne: 1e6, tonnes: 1e6 },
  },
  { measures: 'shares', dimension: {}, symbols: { '%': 0.01 } },
];

const symbols: ReadonlyMap<string, UnitSymbol> = new Map(
  unitRows.flatMap(({ dimension, symbols }) =>
    Object.entries(symbols).map(([word, factor]): [string, UnitSymbol] => [word, { factor, dimension }]),
  ),
);

/** Every unit word, as in `kWh`. */
export const unitWords: readonly string[] = [...symbols.keys()];

/** What a unit word means, or undefined when it is none. */
export function unitSymbol(word: string): UnitSymbol | undefined {
  return symbols.get(word);
}
