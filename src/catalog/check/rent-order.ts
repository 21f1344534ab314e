import type { RentRow } from '../catalog.ts';
import type { RowCheck } from './finding.ts';
import { overlap, periodOfYears } from './row-dates.ts';

/** A rent that may say which half of its year it is of. */
type DatedRent = RentRow & { readonly half?: number };

export const periodOfRent = ({ year, until, half }: DatedRent) => periodOfYears(year, until, half);

export const rentsOf = (row: object): readonly DatedRent[] =>
  'rent' in row && Array.isArray(row.rent) ? (row.rent as readonly DatedRent[]) : [];

/** A rent in words, as in `neocloud on-demand 2026`. */
export const rentWords = ({ provider, kind, year, until, half }: DatedRent) =>
  [
    provider ?? 'any provider',
    kind,
    `${year}${until === undefined ? '' : `-${until}`}${half === undefined ? '' : `, half ${half}`}`,
  ].join(' ');

/**
 * Inside one class of providers, at one time: whoever promises to pay for longer pays no more, and what may be taken away
 * costs no more than what may not. Between classes and times this need not hold, other sellers and other markets; nor
 * between a year and a half of it, when prices have moved.
 */
export const rentsInOrder: RowCheck = (row) => {
  const rents = rentsOf(row);
  return rents.flatMap((dear) =>
    rents.flatMap((cheap) => {
      if (dear.provider !== cheap.provider || !isDearer(dear.kind, cheap.kind)) return [];
      if (dear.half !== cheap.half || !overlap(periodOfRent(dear), periodOfRent(cheap))) return [];
      const [more, less] = [middleOf(dear), middleOf(cheap)];
      if (more === null || less === null || less <= more) return [];
      return [
        {
          what: `rent: ${rentWords(cheap)} at ${less} is above ${rentWords(dear)} at ${more}`,
          date: String(cheap.until ?? cheap.year),
        },
      ];
    }),
  );
};

/** One class, kind and time has one row, with a figure. */
export const rentsToldApart: RowCheck = (row) => {
  const rents = rentsOf(row);
  return rents.flatMap((rent, index) => {
    const words = rentWords(rent);
    const isAgain = rents.slice(0, index).some((one) => rentWords(one) === words);
    return [
      ...(isAgain ? [{ what: `rent: ${words} appears twice` }] : []),
      ...(middleOf(rent) === null ? [{ what: `rent: ${words} has no figure` }] : []),
    ];
  });
};

/** Months that are paid for whatever happens; null for what is no such promise. */
function promisedMonths(kind: string): number | null {
  if (kind === 'on-demand') return 0;
  const [, count, unit] = /^reserved-(\d+)(y|m)$/.exec(kind) ?? [];
  return count === undefined ? null : Number(count) * (unit === 'y' ? 12 : 1);
}

function isDearer(dear: string, cheap: string): boolean {
  if (cheap === 'spot') return dear === 'on-demand';
  const [less, more] = [promisedMonths(dear), promisedMonths(cheap)];
  return less !== null && more !== null && less < more;
}

/** The middle of a spread; null where there is no figure. */
function middleOf({ low, median, high }: RentRow): number | null {
  if (median !== undefined) return median;
  if (low === undefined || high === undefined) return low ?? high ?? null;
  return Number(Math.sqrt(low * high).toPrecision(4));
}
