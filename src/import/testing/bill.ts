import { csvCell } from '../../notation/csv-cell.ts';

/** A row of a made-up bill; what is not given is `NULL`, as exports of databases write it. */
export type BillRow = Readonly<Record<string, string | number>>;

const day = 86_400_000;
const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Eight H100 an hour. */
const p5 = '{"InstanceType":"p5.48xlarge","GpuCount":8}';

/**
 * A bill from the 28th of September to the 9th of November 2026, by day: two instances of 8 GPUs committed at 24 USD an hour,
 * of whose 48 hours 40 are used; ten hours of such an instance on demand at 40 USD; a small instance without accelerators,
 * 2.4 USD; storage, 5 USD. Besides: the purchase of the commitment, tax, a credit, a correction.
 */
export function billRows(): readonly BillRow[] {
  const rows: BillRow[] = [];
  const compute = {
    BillingCurrency: 'USD',
    ServiceName: 'Amazon Elastic Compute Cloud',
    RegionId: 'us-east-1',
  };
  for (let at = Date.UTC(2026, 8, 28); at < Date.UTC(2026, 10, 10); at += day) {
    const usage = {
      ...compute,
      ChargeCategory: 'Usage',
      ChargePeriodStart: iso(at),
      ChargePeriodEnd: iso(at + day),
    };
    const committed = {
      ...usage,
      BilledCost: 0,
      PricingUnit: 'Hours',
      PricingCategory: 'Committed',
      SkuPriceDetails: p5,
      CommitmentDiscountId: 'ri-1',
      CommitmentDiscountCategory: 'Usage',
    };
    rows.push(
      { ...committed, EffectiveCost: 40 * 24, PricingQuantity: 40, CommitmentDiscountStatus: 'Used' },
      { ...committed, EffectiveCost: 8 * 24, CommitmentDiscountStatus: 'Unused' },
      {
        ...usage,
        BilledCost: 400,
        EffectiveCost: 400,
        PricingQuantity: 10,
        PricingUnit: 'Hours',
        PricingCategory: 'Standard',
        SkuPriceDetails: p5,
      },
      {
        ...usage,
        BilledCost: 2.4,
        EffectiveCost: 2.4,
        PricingQuantity: 24,
        PricingUnit: 'Hours',
        SkuPriceDetails: '{"InstanceType":"m5.large","GpuCount":0}',
      },
      {
        ...usage,
        ServiceName: 'Amazon Simple Storage Service',
        BilledCost: 5,
        EffectiveCost: 5,
        PricingQuantity: 100,
        PricingUnit: 'GB',
      },
    );
  }
  const october = {
    ...compute,
    ChargePeriodStart: '2026-10-01T00:00:00Z',
    ChargePeriodEnd: '2026-11-01T00:00:00Z',
  };
  rows.push(
    {
      ...october,
      ChargeCategory: 'Purchase',
      BilledCost: 35_000,
      EffectiveCost: 0,
      CommitmentDiscountId: 'ri-1',
    },
    { ...october, ChargeCategory: 'Tax', BilledCost: 1000, EffectiveCost: 1000 },
    { ...october, ChargeCategory: 'Credit', BilledCost: -700, EffectiveCost: -700 },
    { ...october, ChargeCategory: 'Usage', ChargeClass: 'Correction', BilledCost: -300, EffectiveCost: -300 },
  );
  return rows;
}

/** Columns in the order of FOCUS 1.2, as far as the rows have them. */
const columns = [
  'BilledCost',
  'BillingCurrency',
  'ChargeCategory',
  'ChargeClass',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountStatus',
  'ConsumedQuantity',
  'ConsumedUnit',
  'EffectiveCost',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'RegionId',
  'ServiceName',
  'SkuPriceDetails',
];

/** Rows as CSV; `named` gives other names to columns, null leaves one out. */
export function billCsv(
  rows: readonly BillRow[],
  named: Readonly<Record<string, string | null>> = {},
): string {
  const kept = columns.filter((column) => named[column] !== null);
  return [
    kept.map((column) => named[column] ?? column).join(','),
    ...rows.map((row) => kept.map((column) => csvCell(String(row[column] ?? 'NULL'))).join(',')),
  ].join('\n');
}
