import { isMissing } from '../../scenario/cell-numbers.ts';
import type { Cells } from '../tables/cells.ts';
import type { Row } from '../tables/file-table.ts';

/**
 * Columns of FOCUS by their names of today and of earlier versions, which are compared without regard to capitals and signs.
 *
 * Source: FOCUS, FinOps Open Cost and Usage Specification, 0.5 (AmortizedCost, ChargeType, Region, UsageQuantity), 1.0-preview
 * (ChargeSubcategory), 1.0 to 1.3.
 */
const columns = {
  billed: ['BilledCost'],
  effective: ['EffectiveCost', 'AmortizedCost'],
  category: ['ChargeCategory', 'ChargeType'],
  chargeClass: ['ChargeClass'],
  subcategory: ['ChargeSubcategory'],
  start: ['ChargePeriodStart'],
  end: ['ChargePeriodEnd'],
  service: ['ServiceName'],
  currency: ['BillingCurrency'],
  pricingQuantity: ['PricingQuantity'],
  pricingUnit: ['PricingUnit'],
  pricingCategory: ['PricingCategory'],
  consumedQuantity: ['ConsumedQuantity', 'UsageQuantity'],
  consumedUnit: ['ConsumedUnit', 'UsageUnit'],
  commitment: ['CommitmentDiscountId'],
  commitmentCategory: ['CommitmentDiscountCategory'],
  commitmentStatus: ['CommitmentDiscountStatus'],
  commitmentQuantity: ['CommitmentDiscountQuantity'],
  commitmentUnit: ['CommitmentDiscountUnit'],
  region: ['RegionId', 'Region', 'RegionName'],
  details: ['SkuPriceDetails', 'x_SkuDetails'],
  meter: ['SkuMeter', 'x_SkuMeterName'],
  description: ['ChargeDescription'],
  sku: ['SkuId'],
  resourceType: ['ResourceType'],
} as const;

export type FocusColumn = keyof typeof columns;

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The columns of a bill by what they hold; those that it does not have are left out. */
function focusColumns(names: readonly string[]): ReadonlyMap<FocusColumn, string> {
  const known = new Map(names.map((name) => [plain(name), name]));
  return new Map(
    Object.entries(columns).flatMap(([key, words]) => {
      const found = words.map((word) => known.get(plain(word))).find((name) => name !== undefined);
      return found === undefined ? [] : [[key as FocusColumn, found] as const];
    }),
  );
}

/** Whether columns are those of a bill. */
export function isFocus(names: readonly string[]): boolean {
  const found = focusColumns(names);
  return (['billed', 'effective', 'category', 'start', 'end'] as const).every((key) => found.has(key));
}

/** Reads the cells of a row by what they hold. */
export class FocusCells {
  /** Names of the columns that are read. */
  readonly names: readonly string[];
  readonly #at: ReadonlyMap<FocusColumn, number>;
  readonly #cells: Cells;

  constructor(names: readonly string[], cells: Cells) {
    const found = focusColumns(names);
    this.names = [...found.values()];
    this.#at = new Map([...found.keys()].map((key, index) => [key, index]));
    this.#cells = cells;
  }

  has(column: FocusColumn): boolean {
    return this.#at.has(column);
  }

  number(row: Row, column: FocusColumn): number | null {
    const at = this.#at.get(column);
    return at === undefined ? null : this.#cells.amount(row, at);
  }

  time(row: Row, column: FocusColumn): number | null {
    const at = this.#at.get(column);
    return at === undefined ? null : (this.#cells.time(row, at)?.ms ?? null);
  }

  text(row: Row, column: FocusColumn): string | null {
    const at = this.#at.get(column);
    return at === undefined ? null : this.#cells.text(row, at);
  }

  /** A mapping, which a CSV file holds as JSON; null where there is none. */
  mapping(row: Row, column: FocusColumn): Readonly<Record<string, unknown>> | null {
    const at = this.#at.get(column);
    let value: unknown = at === undefined ? null : row.cells[at];
    if (typeof value === 'string' && !isMissing(value))
      try {
        value = JSON.parse(value);
      } catch {
        return null;
      }
    // Parquet gives a map as its entries.
    if (Array.isArray(value)) value = Object.fromEntries(value.map((pair) => [pair?.key, pair?.value]));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  }
}
