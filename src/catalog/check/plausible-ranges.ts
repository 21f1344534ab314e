import { type Fact, factsOf, type RowCheck } from './finding.ts';

/**
 * What figures can be, by their keys (`*` is any): from about the least that was ever seen to well above the most, so that
 * a slip of the unit or the point falls outside. The first row that fits a fact's last keys counts. Judgement.
 */
const ranges: readonly (readonly [keys: string, low: number, high: number])[] = [
  // Units of a currency for a US dollar, from a dinar to a dong; no currency here moves by half of itself in a year.
  ['latest', 0.2, 50_000],
  ['yearly.mean', 0.2, 50_000],
  ['yearly.low', 0.2, 50_000],
  ['yearly.high', 0.2, 50_000],
  ['volatility', 0.001, 0.5],
  // TFLOP/s a chip: from before tensor cores to a few years beyond today's 4-bit peaks.
  ['dense_tflops.*', 1, 100_000],
  ['memory_bytes', 4e9, 2e12],
  ['bandwidth_gb_per_s', 100, 100_000],
  ['gb_per_s', 1, 10_000],
  ['domain', 1, 100_000],
  ['network_gb_per_s', 0.1, 1000],
  ['*_power_w', 20, 20_000],
  // USD a GPU and hour: old cards on markets to eight times the dearest of 2026.
  ['rent.low', 0.02, 150],
  ['rent.median', 0.02, 150],
  ['rent.high', 0.02, 150],
  // USD a GPU, with its part of the server.
  ['purchase.low', 200, 500_000],
  ['purchase.high', 200, 500_000],
  // USD/kWh, down to the cheapest hydropower.
  ['electricity.low', 0.005, 1],
  ['electricity.mean', 0.005, 1],
  ['electricity.high', 0.005, 1],
  ['pue', 1, 3],
  ['pue.value', 1, 3],
  ['*_share', 0, 1],
  ['cache_hit', 0, 1],
  ['offers.*.*', 0, 2000],
  ['*year', 2010, 2100],
  ['half', 1, 2],
  ['*_usd_per_mtoken', 0, 2000],
  ['layers', 1, 1000],
  ['d_model', 16, 200_000],
  ['heads', 1, 2000],
  ['key_dim', 4, 2048],
  ['value_dim', 4, 2048],
  // Scales and biases of a part may be few, and tables that name experts hold none.
  ['weights.parameters', 0, 1e14],
  // A model of a laptop to a hundred times the largest known.
  ['parameters', 1e6, 1e14],
  ['active_parameters', 1e6, 1e14],
  ['training_tokens', 1e8, 1e15],
  ['accelerator_hours', 1, 1e10],
  ['*_cv', 0, 50],
  ['length_correlation', -1, 1],
  ['peak_to_mean.*', 1, 1000],
  // Tokens of a request.
  ['input.*', 0, 1e8],
  ['output.*', 0, 1e8],
];

/** What no row can be below where nothing else is said. */
const least = 0;

/** Every number of a row lies where such a figure can lie. */
export const plausible: RowCheck = (row) => factsOf(row).flatMap(outside);

function outside({ keys, value }: Fact) {
  if (typeof value !== 'number') return [];
  const [, low, high] = ranges.find(([pattern]) => fits(pattern, keys)) ?? [
    '',
    least,
    Number.POSITIVE_INFINITY,
  ];
  if (value >= low && value <= high) return [];
  const wanted = high === Number.POSITIVE_INFINITY ? `at least ${low}` : `${low} to ${high}`;
  return [{ what: `${keys.join('.')} is ${value}, where ${wanted} is plausible` }];
}

/** Whether the last keys of a fact are those of a pattern. */
function fits(pattern: string, keys: readonly string[]): boolean {
  const steps = pattern.split('.');
  const last = keys.slice(-steps.length);
  return (
    last.length === steps.length &&
    steps.every((step, index) =>
      step.startsWith('*') ? last[index]!.endsWith(step.slice(1)) : step === last[index],
    )
  );
}
