import { type Mapping, mappingsOf, type RowCheck } from './finding.ts';

/** Facts of one mapping that may not fall from left to right; those that a row does not have are passed over. */
const rising: readonly (readonly string[])[] = [
  ['low', 'median', 'high'],
  ['low', 'mean'],
  ['mean', 'high'],
  ['min', 'p1', 'p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95', 'p99', 'max'],
  ['year', 'until'],
  // A token that is read from the cache is sold below one that is computed, and one that is kept for later is no cheaper.
  ['cached_input_usd_per_mtoken', 'input_usd_per_mtoken'],
  ['cached_input_usd_per_mtoken', 'cache_write_usd_per_mtoken'],
  ['active_parameters', 'parameters'],
  ['kv_heads', 'heads'],
  ['active', 'count'],
  ['chip_power_w', 'server_power_w', 'all_in_power_w'],
  ['inside', 'n'],
];

/** Batches wait, and so cost no more than the same tokens at once. */
const batch = 'batch_';

/** low <= median <= high, cached <= input, active <= all, and their like, wherever a row has both. */
export const pairsInOrder: RowCheck = (row) => [
  ...mappingsOf(row).flatMap(fallsIn),
  ...mappingsOf(row).flatMap(outsideOffers),
];

/** A price that stands for several offers lies between the cheapest and the dearest of them. */
function outsideOffers({ mapping }: Mapping) {
  const { offers } = mapping;
  if (typeof offers !== 'object' || offers === null) return [];
  return Object.entries(offers).flatMap(([tokens, range]) => {
    const key = `${tokens}_usd_per_mtoken`;
    const price = mapping[key];
    const { low, high } = (range ?? {}) as { readonly low?: unknown; readonly high?: unknown };
    if (typeof price !== 'number' || typeof low !== 'number' || typeof high !== 'number') return [];
    return low <= price && price <= high
      ? []
      : [{ what: `${key} ${price} is not within its offers, ${low} to ${high}` }];
  });
}

function fallsIn({ keys, mapping }: Mapping) {
  const batches = Object.keys(mapping)
    .filter((key) => key.startsWith(batch))
    .map((key) => [key, key.slice(batch.length)]);
  return [...rising, ...batches].flatMap((names) => {
    const there = names.filter((name) => typeof mapping[name] === 'number');
    return there.slice(1).flatMap((name, index) => {
      const [low, high] = [mapping[there[index]!] as number, mapping[name] as number];
      const where = placeOf(keys, mapping);
      return low <= high ? [] : [{ what: `${where}${there[index]} ${low} is above ${name} ${high}` }];
    });
  });
}

/** Which mapping of a row this is, in words: its key, and what tells it from others of that key. */
function placeOf(keys: readonly string[], mapping: Mapping['mapping']): string {
  if (keys.length === 0) return '';
  const told = ['provider', 'kind', 'year', 'half', 'basis'].map((key) => mapping[key]);
  return `${[keys.join('.'), ...told.filter((one) => one !== undefined)].join(' ')}: `;
}
