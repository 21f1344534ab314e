import { UsageError } from '../../errors.ts';
import { monthText } from '../../notation/calendar-month.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { currencies } from '../../units/currencies.ts';
import { type Asked, askedError, needed } from '../asked.ts';
import type { Format } from '../format.ts';
import type { ImportOptions } from '../options.ts';
import { Cells } from '../tables/cells.ts';
import { nameText } from '../words.ts';
import { BillSums } from './bill-sums.ts';
import { billFragment, isChosen } from './bill-fragment.ts';
import { chargeOf } from './charge.ts';
import { FocusCells, isFocus } from './focus-columns.ts';

/** Names that a message lists. */
const mostShown = 10;

/** A bill as the FinOps Open Cost and Usage Specification has it. */
export const focus: Format = {
  name: 'a bill in FOCUS',
  knownBy: 'BilledCost, EffectiveCost, ChargeCategory, ChargePeriodStart, ChargePeriodEnd',
  takes: ['gpus', 'service', 'sku', 'quantity', 'month', 'currency'],
  fits: ({ names }) => isFocus(names),
  async read(table, options) {
    const cells = new Cells(table.commas);
    const focusCells = new FocusCells(table.names, cells);
    const sums = new BillSums(options);
    let rows = 0;
    for await (const batch of table.rows(focusCells.names))
      for (const row of batch) {
        rows++;
        const charge = chargeOf(row, focusCells);
        if (typeof charge === 'string') {
          sums.leave(charge, { effective: 0, billed: 0 });
          continue;
        }
        const { service, effective, currency } = charge;
        const isCost = charge.category === 'usage' || charge.category === 'purchase';
        if (isCost) sums.services.set(service, (sums.services.get(service) ?? 0) + effective);
        if (isCost && !isChosen(service, options)) {
          sums.leave('other services (--service)', charge);
          continue;
        }
        if (currency !== null && isCost)
          sums.currencies.set(currency, (sums.currencies.get(currency) ?? 0) + effective);
        if (options.currency !== undefined && currency !== null && currency !== options.currency)
          sums.leave('other currencies (--currency)', charge);
        else if (isOfOtherMonth(charge.start, options)) sums.leave('other months (--month)', charge);
        else sums.add(charge);
      }
    cells.check(focusCells.names);
    const currency =
      options.currency ?? (sums.currencies.size === 1 ? [...sums.currencies.keys()][0]! : undefined);
    checkChoices(table.file, sums, options, currency);
    return billFragment({ file: table.file, kind: table.kind, rows, currency: currency! }, sums, options);
  },
};

function isOfOtherMonth(start: number, { months }: ImportOptions): boolean {
  if (months.length === 0) return false;
  const date = new Date(start);
  return !months.includes(monthText(date.getUTCFullYear() * 12 + date.getUTCMonth()));
}

/** @throws UsageError where an option is needed, or names what the bill does not have */
function checkChoices(
  file: string,
  sums: BillSums,
  options: ImportOptions,
  currency: string | undefined,
): void {
  const listed = (amounts: ReadonlyMap<string, number>) =>
    [...amounts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostShown)
      .map(([name, amount]) => `${nameText(name)} ${formatNumber(amount, 5)}`)
      .join(', ');
  if (sums.services.size === 0) throw new UsageError(`${file} has no rows of usage or of purchases`);
  const missing = options.services.filter(
    (one) =>
      one !== 'all' && ![...sums.services.keys()].some((name) => name.toLowerCase() === one.toLowerCase()),
  );
  if (missing.length > 0)
    throw new UsageError(
      `${file} has no service ${missing.map(nameText).join(', ')}; it has ${listed(sums.services)}`,
    );
  const asked: Asked[] = [
    ...(options.services.length === 0 && sums.services.size > 1
      ? [{ option: '--service', words: 'which rows are of the language model; `all` takes every one' }]
      : []),
    ...(currency === undefined ? [{ option: '--currency', words: 'the one to take' }] : []),
    ...(options.gpus !== undefined && options.skus.length === 0 && sums.kinds.size > 1
      ? [{ option: '--sku', words: `which hours are of accelerators: ${listed(sums.kinds)}` }]
      : []),
    ...askedError(options.error),
  ];
  if (asked.length > 0)
    throw needed(
      file,
      asked,
      `effective costs by service ${listed(sums.services)}, by currency ${listed(sums.currencies) || 'not said'}, in ${[
        ...sums.months.keys(),
      ]
        .sort((a, b) => a - b)
        .map(monthText)
        .slice(0, 24)
        .join(', ')}`,
    );
  if (currency !== undefined && !currencies.includes(currency))
    throw new UsageError(
      `the currency ${nameText(currency)} has no exchange rate here; there are ${currencies.join(', ')}`,
    );
}
