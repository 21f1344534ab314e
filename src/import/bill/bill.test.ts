import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { billCsv, billRows } from '../testing/bill.ts';
import { fragmentOf, valuesOf } from '../testing/read-file.ts';

const ec2 = { services: ['Amazon Elastic Compute Cloud'], error: '3%' };
const rows = billRows();

/** 31 days of 960 + 192 + 400 + 2.4 USD. */
const october = {
  quantity: 'hardware_cost',
  month: '2026-10',
  value: '48186.4 USD',
  source: 'bill.csv: effective cost of the month, 124 rows; billed 12,474.4 USD',
};

describe('a bill in FOCUS', () => {
  it('gives the cost of whole months, the rent that was paid, and commitments', async () => {
    const fragment = await fragmentOf(billCsv(rows), ec2, 'bill.csv');
    expect(fragment.observed).toEqual([{ ...october, ofWorkload: false }]);
    // 400 USD over 10 hours of 8 GPUs.
    expect(fragment.inputs).toEqual([
      {
        name: 'gpu_price',
        ofWorkload: false,
        value: '5 USD/GPU/hour',
        source: 'bill.csv: rent paid outside commitments, 17,200 USD over 3,440 GPU-hours',
      },
    ]);
    // 40 hours of 8 GPUs and, at the same price, 8 that nobody used: 384 a day of 24 hours.
    expect(fragment.commitments).toEqual([
      {
        gpus: '16',
        price: '3 USD/GPU/hour',
        source: 'bill.csv: "ri-1", 49,536 USD over 16,512 GPU-hours in 1,032 hours, 16.7 % of it not used',
      },
    ]);
  });

  it('says what is left out, with its amounts', async () => {
    const { leftOut } = await fragmentOf(billCsv(rows), ec2, 'bill.csv');
    expect(leftOut).toEqual([
      '43 rows, effective cost 215 USD, billed 215 USD: other services (--service)',
      '1 row, effective cost 0 USD, billed 35,000 USD: purchases with an effective cost of 0: it is in the rows that use what was bought',
      '1 row, effective cost 1,000 USD, billed 1,000 USD: tax, which a scenario adds by `tax`',
      '1 row, effective cost −700 USD, billed −700 USD: credits, which a scenario has as `credits`',
      '1 row, effective cost −300 USD, billed −300 USD: corrections of earlier bills',
      '2026-09, 4,663.2 USD: the bill covers 3 of its 30 days; --month 2026-09 treats it as whole',
      '2026-11, 13,989.6 USD: the bill covers 9 of its 30 days; --month 2026-11 treats it as whole',
    ]);
  });

  it('takes a month as whole where it is asked to', async () => {
    const fragment = await fragmentOf(billCsv(rows), { ...ec2, months: ['2026-11'] }, 'bill.csv');
    // Nine days.
    const source =
      'bill.csv: effective cost of 9 of 30 days, taken for the whole month, 36 rows; billed 3,621.6 USD';
    expect(fragment.observed).toMatchObject([{ month: '2026-11', value: '13989.6 USD', source }]);
    expect(fragment.leftOut.join()).toContain('other months (--month)');
  });

  it.each([
    ['FOCUS 0.5', { EffectiveCost: 'AmortizedCost', ChargeCategory: 'ChargeType', RegionId: 'Region' }],
    [
      'a database in lower case',
      { BilledCost: 'billedcost', EffectiveCost: 'effectivecost', ServiceName: 'servicename' },
    ],
    ['names with signs', { ChargePeriodStart: 'charge_period_start', BillingCurrency: 'billing currency' }],
    ['no column of regions', { RegionId: null }],
  ])('reads the columns of %s', async (_, named) => {
    const fragment = await fragmentOf(billCsv(rows, named), ec2, 'bill.csv');
    expect(fragment.observed).toMatchObject([october]);
    expect(fragment.commitments).toMatchObject([{ gpus: '16' }]);
  });

  it('reads Parquet', async () => {
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const columnData = keys.map((name) => {
      const data = rows.map((row) => row[name] ?? null);
      const isNumber = data.every((value) => value === null || typeof value === 'number');
      return { name, data, nullable: true, type: isNumber ? ('DOUBLE' as const) : ('STRING' as const) };
    });
    const fragment = await fragmentOf(new Uint8Array(parquetWriteBuffer({ columnData })), ec2, 'bill.csv');
    expect(fragment.observed).toMatchObject([october]);
    expect(valuesOf(fragment)).toEqual({ gpu_price: '5 USD/GPU/hour' });
  });

  it('asks for everything that it does not say, with what it found', async () => {
    await expect(fragmentOf(billCsv(rows), {}, 'bill.csv')).rejects.toThrow(
      /^bill.csv is not complete: give --service \(.*\) and --error \(.*\)\. It has effective costs by service "Amazon Elastic Compute Cloud" 66,839, "Amazon Simple Storage Service" 215, by currency "USD" 67,054, in 2026-09, 2026-10, 2026-11\./,
    );
    await expect(fragmentOf(billCsv(rows), { ...ec2, services: ['EC2'] })).rejects.toThrow(
      'has no service "EC2"; it has "Amazon Elastic Compute Cloud" 66,839',
    );
  });

  it('takes every service for `all`', async () => {
    const fragment = await fragmentOf(billCsv(rows), { ...ec2, services: ['all'] });
    // 31 days of 5 USD more.
    expect(fragment.observed).toMatchObject([{ value: '48341.4 USD' }]);
  });

  it('asks for one of several currencies, and for one that is known', async () => {
    const two = [...rows, { ...rows[0]!, BillingCurrency: 'EUR' }];
    await expect(fragmentOf(billCsv(two), ec2)).rejects.toThrow('give --currency (the one to take)');
    const dollars = await fragmentOf(billCsv(two), { ...ec2, currency: 'USD' }, 'bill.csv');
    expect(dollars.observed).toMatchObject([october]);
    expect(dollars.leftOut.join()).toContain('other currencies (--currency)');
    const strange = rows.map((row) => ({ ...row, BillingCurrency: 'XXX' }));
    await expect(fragmentOf(billCsv(strange), ec2)).rejects.toThrow(
      'the currency "XXX" has no exchange rate here',
    );
  });

  it('does not guess how many accelerators an hour is of', async () => {
    const plain = rows.map(({ SkuPriceDetails, ...row }) => row);
    const fragment = await fragmentOf(billCsv(plain), ec2);
    expect(fragment.inputs).toEqual([]);
    expect(fragment.commitments).toEqual([]);
    expect(fragment.unknown.join()).toContain('how many accelerators an hour is of');
  });

  it.each([
    ['p5.48xlarge', '5 USD/GPU/hour'],
    ['$98.32 per On Demand Linux p5.48xlarge Instance Hour', '5 USD/GPU/hour'],
    ['a3-megagpu-8g', '5 USD/GPU/hour'],
    ['Standard_ND96isr_H100_v5', '5 USD/GPU/hour'],
    ['Standard_NC48ads_A100_v4', '20 USD/GPU/hour'],
    ['g5.2xlarge', '40 USD/GPU/hour'],
  ])('knows how many accelerators are in %s', async (name, price) => {
    const named = rows
      .filter((row) => !String(row.SkuPriceDetails).includes('m5'))
      .map(({ SkuPriceDetails, ...row }) => ({
        ...row,
        SkuPriceDetails: JSON.stringify({ InstanceType: name }),
      }));
    // 40 USD an hour of the instance.
    expect(valuesOf(await fragmentOf(billCsv(named), ec2))).toEqual({ gpu_price: price });
  });

  it('takes --gpus for the hours that --sku names', async () => {
    const kinds = rows.map(({ SkuPriceDetails, ...row }) => ({
      ...row,
      SkuPriceDetails: `{"InstanceType":"${String(SkuPriceDetails).includes('m5') ? 'm5.large' : 'x9.huge'}"}`,
    }));
    await expect(fragmentOf(billCsv(kinds), { ...ec2, gpus: 8 })).rejects.toThrow(
      'give --sku (which hours are of accelerators: "x9.huge" 66,736, "m5.large" 103.2)',
    );
    const fragment = await fragmentOf(billCsv(kinds), { ...ec2, gpus: 8, skus: ['X9.'] });
    expect(valuesOf(fragment)).toEqual({ gpu_price: '5 USD/GPU/hour' });
    expect(fragment.commitments).toMatchObject([{ gpus: '16', price: '3 USD/GPU/hour' }]);
  });

  it('takes hours of accelerators as they are, and shares of hours', async () => {
    const usage = {
      BillingCurrency: 'EUR',
      ServiceName: 'GPU Cloud',
      ChargeCategory: 'Usage',
      ChargePeriodStart: '2026-10-01T00:00:00Z',
      ChargePeriodEnd: '2026-11-01T00:00:00Z',
      BilledCost: 7200,
      EffectiveCost: 7200,
    };
    const hours = await fragmentOf(billCsv([{ ...usage, PricingQuantity: 3600, PricingUnit: 'GPU-Hours' }]), {
      error: '3%',
    });
    expect(valuesOf(hours)).toEqual({ gpu_price: '2 EUR/GPU/hour' });
    expect(hours.observed).toMatchObject([{ month: '2026-10', value: '7200 EUR' }]);
    const seconds = await fragmentOf(
      billCsv([{ ...usage, ConsumedQuantity: 3600 * 3600, ConsumedUnit: 'GPU seconds' }]),
      { error: '3%' },
    );
    expect(valuesOf(seconds)).toEqual({ gpu_price: '2 EUR/GPU/hour' });
  });

  it('spreads a charge of several months over them by time', async () => {
    const usage = {
      BillingCurrency: 'USD',
      ServiceName: 'a',
      ChargeCategory: 'Usage',
      ChargePeriodStart: '2026-10-01T00:00:00Z',
      ChargePeriodEnd: '2026-12-01T00:00:00Z',
      BilledCost: 6100,
      EffectiveCost: 6100,
    };
    const fragment = await fragmentOf(billCsv([usage]), { error: '3%' });
    expect(fragment.observed).toMatchObject([
      { month: '2026-10', value: '3100 USD' },
      { month: '2026-11', value: '3000 USD' },
    ]);
  });

  it('does not turn a commitment of money into accelerators', async () => {
    const spend = rows.map((row) =>
      'CommitmentDiscountCategory' in row ? { ...row, CommitmentDiscountCategory: 'Spend' } : row,
    );
    const fragment = await fragmentOf(billCsv(spend), ec2);
    expect(fragment.commitments).toEqual([]);
    // 40 hours of 8 GPUs on 43 days; 8 hours of 24 USD that nobody used.
    expect(fragment.unknown).toContain(
      'commitment "ri-1": it is of money, not of accelerators; it paid 13,760 GPU-hours at 3 USD/GPU/hour, and 8,256 USD of it nobody used',
    );
  });
});
