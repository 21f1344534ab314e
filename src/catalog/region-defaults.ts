import { type RegionRow, regions, rowOf } from './catalog.ts';
import { type Default, figure, nearest } from './prices.ts';

/** Defaults of what the place decides: electricity, carbon dioxide, and where it is known the building's overhead. */
export function regionDefaults(region: RegionRow, year: number | null): Record<string, Default> {
  return {
    electricity_price: electricityDefault(region, year),
    carbon_intensity: {
      notation: `${region.carbon_intensity} g/kWh`,
      source: `${region.name}: ${region.carbon_intensity_source}${marketOf(region)}`,
    },
    ...pueDefault(region, year),
  };
}

/** The row nearest to a year, or the latest where there is none. */
const inTime = <Row extends { year: number }>(rows: readonly Row[], year: number | null) =>
  nearest(rows, year ?? Math.max(...rows.map((row) => row.year)));

/** Electricity of a region in a year, in USD/kWh; a cloud's region pays what its country or state does. */
export function electricityDefault(region: RegionRow, year: number | null): Default {
  const payer = region.of === undefined ? region : rowOf(regions(), region.of);
  const row = inTime(payer?.electricity ?? [], year);
  if (payer === undefined || row === undefined) throw new Error(`region ${region.id} has no price`);
  const { low, high, mean } = row;
  const notation = mean === undefined ? `${low} to ${high}` : `triangular(${low}, ${mean}, ${high})`;
  return {
    notation: `${notation} USD/kWh`,
    source: `${payer.name}, ${row.year}: ${payer.electricity_source}`,
  };
}

/** The other number, for who counts certificates: reports give both, and the grid's is the one that is used. */
const marketOf = ({ carbon_market, carbon_market_source }: RegionRow) =>
  carbon_market === undefined ? '' : `; not used: ${carbon_market} g/kWh, ${carbon_market_source}`;

/** A published mean is known to the hundredth, but a hall or another year differs by about this much. */
const pueDiffers = 0.03;

/** Power usage effectiveness of the nearest year; without a published one the judgement for all places stands. */
function pueDefault({ name, pue = [], pue_source }: RegionRow, year: number | null): Record<string, Default> {
  const row = inTime(pue, year);
  if (row === undefined) return {};
  const low = Math.max(1.02, row.value - pueDiffers);
  return {
    pue: {
      notation: `uniform(${figure(low)}, ${figure(row.value + pueDiffers)})`,
      source: `${name}, ${row.year}: ${row.value}, ${pue_source}; judgement: ${pueDiffers} to both sides for halls and years`,
    },
  };
}
