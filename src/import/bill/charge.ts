import { day } from '../log/day-clock.ts';
import type { ImportOptions } from '../options.ts';
import type { Row } from '../tables/file-table.ts';
import type { FocusCells } from './focus-columns.ts';
import { instanceAccelerators } from './instance-types.ts';

/** A row of a bill. */
export interface Charge {
  readonly billed: number;
  readonly effective: number;
  /** `usage`, `purchase`, `tax`, `credit`, `adjustment`, or another word; a correction of an earlier bill is one whatever its category. */
  readonly category: string;
  /** Milliseconds since 1970, UTC; the end does not belong to it. */
  readonly start: number;
  readonly end: number;
  readonly service: string;
  readonly currency: string | null;
  readonly region: string | null;
  /** What is billed by the hour, in the words of the bill; null where it is billed otherwise. */
  readonly hourly: HourlyUse | null;
  readonly commitment: CommitmentUse | null;
  /** Whether the price is one that moves, as of spot instances. */
  readonly isSpot: boolean;
}

export interface HourlyUse {
  /** Instance type, meter or description. */
  readonly kind: string;
  /** Hours of whatever it is; null where the bill does not say how many, as of a commitment that nobody used. */
  readonly hours: number | null;
  /** Accelerators that an hour is of, as the bill says it; null where it does not. */
  readonly gpus: number | null;
  /** Texts that name it, for `--sku`. */
  readonly names: readonly string[];
}

export interface CommitmentUse {
  readonly id: string;
  /** Whether an amount of money is committed, rather than a use. */
  readonly isSpend: boolean;
  readonly isUnused: boolean;
}

/** A unit of time as hours, and whether it is one of accelerators: `Hours`, `Hrs`, `1 Hour`, `GPU-Hours`, `seconds`. */
const timeUnit = /^1?(gpu|accelerator)?(hours?|hrs?|h|minutes?|min|seconds?|s)$/;

function hoursOf(unit: string | null): { readonly factor: number; readonly isGpu: boolean } | null {
  const match = unit === null ? null : timeUnit.exec(unit.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (match === null) return null;
  const [, gpu, word] = match;
  const letter = word![0];
  return { factor: letter === 'h' ? 1 : letter === 'm' ? 1 / 60 : 1 / 3600, isGpu: gpu !== undefined };
}

/** Months of these years have a notation; no charge is for longer than commitments are. */
const [earliest, latest] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];
const longest = 10 * 366 * day;

/** A row as a charge; a text says why it is left out. */
export function chargeOf(row: Row, cells: FocusCells): Charge | string {
  const [start, end] = [cells.time(row, 'start'), cells.time(row, 'end')];
  const effective = cells.number(row, 'effective');
  const billed = cells.number(row, 'billed') ?? 0;
  if (start === null || end === null) return 'rows without a charge period';
  if (effective === null) return 'rows without an effective cost';
  if (start < earliest || end >= latest || end - start > longest)
    return 'rows with a charge period that is longer than ten years or not within 1900 to 2199';
  const subcategory = cells.text(row, 'subcategory') ?? '';
  const isCorrection = /^correction/i.test(cells.text(row, 'chargeClass') ?? subcategory);
  const category = isCorrection ? 'correction' : (cells.text(row, 'category') ?? 'usage').toLowerCase();
  const id = cells.text(row, 'commitment');
  const status = cells.text(row, 'commitmentStatus') ?? subcategory;
  return {
    billed,
    effective,
    category,
    start,
    end: Math.max(end, start),
    service: cells.text(row, 'service') ?? '',
    currency: cells.text(row, 'currency'),
    region: cells.text(row, 'region'),
    hourly: category === 'usage' ? hourlyOf(row, cells) : null,
    commitment:
      id === null
        ? null
        : {
            id,
            isSpend: /^spend/i.test(cells.text(row, 'commitmentCategory') ?? ''),
            isUnused: /^unused/i.test(status),
          },
    isSpot: /^(?:dynamic|spot)/i.test(cells.text(row, 'pricingCategory') ?? ''),
  };
}

function hourlyOf(row: Row, cells: FocusCells): HourlyUse | null {
  const pricingUnit = cells.text(row, 'pricingUnit');
  const amounts = [
    [cells.number(row, 'pricingQuantity'), pricingUnit],
    [
      cells.number(row, 'consumedQuantity'),
      cells.has('consumedUnit') ? cells.text(row, 'consumedUnit') : pricingUnit,
    ],
    [cells.number(row, 'commitmentQuantity'), cells.text(row, 'commitmentUnit')],
  ] as const;
  const units = amounts.map(([quantity, unit]) => ({ quantity, unit: hoursOf(unit) }));
  const known = units.find(({ quantity, unit }) => quantity !== null && unit !== null);
  const unit = known?.unit ?? units.find((one) => one.unit !== null)?.unit;
  if (unit == null) return null;
  const details = cells.mapping(row, 'details');
  const count = Number(details?.GpuCount ?? details?.gpuCount ?? Number.NaN);
  const instance = details?.InstanceType ?? details?.instanceType;
  const names = [
    typeof instance === 'string' ? instance : null,
    cells.text(row, 'meter'),
    cells.text(row, 'resourceType'),
    cells.text(row, 'description'),
    cells.text(row, 'sku'),
  ].filter((name) => name !== null);
  return {
    kind: names[0] ?? '',
    hours: known === undefined ? null : known.quantity! * known.unit!.factor,
    gpus: unit.isGpu ? 1 : count > 0 ? count : count === 0 ? 0 : null,
    names,
  };
}

/** Accelerators of an hourly use as the bill, the user or the instance type says; 0 for none, null where it is not known. */
export function gpusOf({ gpus, names }: HourlyUse, { gpus: said, skus }: ImportOptions): number | null {
  const isNamed = names.some((name) => skus.some((sku) => name.toLowerCase().includes(sku.toLowerCase())));
  if (skus.length > 0 && !isNamed) return 0;
  return gpus ?? said ?? names.map(instanceAccelerators).find((count) => count !== null) ?? null;
}
