import { type CalendarMonth, daysIn } from '../../notation/calendar-month.ts';
import { day } from '../log/day-clock.ts';
import type { ImportOptions } from '../options.ts';
import { type Charge, gpusOf } from './charge.ts';

/** What a month of a bill comes to. */
export interface MonthSums {
  effective: number;
  billed: number;
  /** Rows of usage, and what purchases of it cost that spread over nothing else. */
  rows: number;
  purchases: number;
  /** Days of the month on which something was used. */
  readonly days: Set<number>;
}

/** Rows and amounts that are left out of a month. */
export interface LeftSums {
  rows: number;
  effective: number;
  billed: number;
}

/** Hours of accelerators and what they cost. */
export interface HourSums {
  /** GPU-hours. */
  hours: number;
  cost: number;
  /** Cost of rows that do not say how many hours they are of. */
  unmeasured: number;
  first: number;
  last: number;
}

export interface CommitmentSums extends HourSums {
  readonly isSpend: boolean;
  /** Cost of what was committed and not used. */
  unused: number;
}

const noHours = (): HourSums => ({ hours: 0, cost: 0, unmeasured: 0, first: Infinity, last: -Infinity });

/** What is kept of a bill while it is read: nothing grows but by months, services, kinds and commitments. */
export class BillSums {
  readonly months = new Map<CalendarMonth, MonthSums>();
  readonly leftOut = new Map<string, LeftSums>();
  /** Effective cost of usage and purchases by service and by currency, of all rows. */
  readonly services = new Map<string, number>();
  readonly currencies = new Map<string, number>();
  /** What accelerators cost by the hour outside commitments, and how many of the hours were spot. */
  readonly rent: HourSums = noHours();
  spotHours = 0;
  readonly commitments = new Map<string, CommitmentSums>();
  /** Cost by kind, of accelerators, and of hours whose number of accelerators is not known. */
  readonly kinds = new Map<string, number>();
  readonly unclear = new Map<string, number>();
  readonly regions = new Map<string, number>();
  readonly #options: ImportOptions;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  leave(reason: string, charge: Pick<Charge, 'effective' | 'billed'>): void {
    const sums = this.leftOut.get(reason) ?? { rows: 0, effective: 0, billed: 0 };
    sums.rows += 1;
    sums.effective += charge.effective;
    sums.billed += charge.billed;
    this.leftOut.set(reason, sums);
  }

  add(charge: Charge): void {
    const { category, effective, billed } = charge;
    if (category !== 'usage' && category !== 'purchase') {
      this.leave(reasonOf(category), charge);
      return;
    }
    if (category === 'purchase' && effective === 0) {
      this.leave('purchases with an effective cost of 0: it is in the rows that use what was bought', charge);
      return;
    }
    const length = charge.end - charge.start;
    for (const { month, from, to } of monthsIn(charge)) {
      const sums = this.#month(month);
      const share = length === 0 ? 1 : (to - from) / length;
      sums.effective += effective * share;
      sums.billed += billed * share;
      sums.rows += 1;
      if (category === 'purchase') sums.purchases += effective * share;
      else
        for (let date = Math.floor(from / day); date * day < Math.max(to, from + 1); date++)
          sums.days.add(date);
    }
    if (category === 'usage') this.#hours(charge);
  }

  #month(month: CalendarMonth): MonthSums {
    const sums = this.months.get(month) ?? {
      effective: 0,
      billed: 0,
      rows: 0,
      purchases: 0,
      days: new Set(),
    };
    this.months.set(month, sums);
    return sums;
  }

  #hours(charge: Charge): void {
    const { hourly, effective, commitment, region, isSpot } = charge;
    if (hourly === null) return;
    const gpus = gpusOf(hourly, this.#options);
    if (gpus === 0) return;
    if (gpus === null) {
      count(this.unclear, hourly.kind, effective);
      return;
    }
    count(this.kinds, hourly.kind, effective);
    if (region !== null) count(this.regions, region, effective);
    const hours = hourly.hours === null ? null : hourly.hours * gpus;
    if (commitment === null) {
      addHours(this.rent, charge, hours);
      if (isSpot) this.spotHours += hours ?? 0;
      return;
    }
    const sums = this.commitments.get(commitment.id) ?? {
      ...noHours(),
      isSpend: commitment.isSpend,
      unused: 0,
    };
    this.commitments.set(commitment.id, sums);
    addHours(sums, charge, hours);
    if (commitment.isUnused) sums.unused += effective;
  }
}

/** Kinds and regions that are told apart. */
const mostNames = 1000;

function count(counts: Map<string, number>, name: string, amount: number): void {
  if (counts.has(name) || counts.size < mostNames) counts.set(name, (counts.get(name) ?? 0) + amount);
}

function addHours(sums: HourSums, { effective, start, end }: Charge, hours: number | null): void {
  if (hours === null) sums.unmeasured += effective;
  else {
    sums.hours += hours;
    sums.cost += effective;
  }
  sums.first = Math.min(sums.first, start);
  sums.last = Math.max(sums.last, end);
}

const reasons: Readonly<Record<string, string>> = {
  tax: 'tax, which a scenario adds by `tax`',
  credit: 'credits, which a scenario has as `credits`',
  adjustment: 'adjustments',
  correction: 'corrections of earlier bills',
};

const reasonOf = (category: string) =>
  Object.hasOwn(reasons, category) ? reasons[category]! : 'charges of a category that FOCUS does not have';

/** Months of more than this are no bill. */
const mostMonths = 600;

/** The parts of a charge by calendar month, UTC. */
function* monthsIn({ start, end }: Charge): Generator<{ month: CalendarMonth; from: number; to: number }> {
  let month = monthOf(start);
  let from = start;
  for (let index = 0; index < mostMonths; index++, month++) {
    const next = startOf(month + 1);
    const to = Math.min(end, next);
    yield { month, from, to };
    if (end <= next) return;
    from = next;
  }
}

function monthOf(ms: number): CalendarMonth {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first moment of a month, UTC. */
export function startOf(month: CalendarMonth): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1);
}

/** Days of a month on which nothing was used before the first and after the last on which something was. */
export function missingDays(month: CalendarMonth, { days }: MonthSums): number {
  const first = startOf(month) / day;
  const within = [...days].filter((date) => date >= first && date < first + daysIn(month));
  if (within.length === 0) return daysIn(month);
  return Math.min(...within) - first + (first + daysIn(month) - 1 - Math.max(...within));
}
