import { figure } from '../../fit/written.ts';
import { daysIn, monthText } from '../../notation/calendar-month.ts';
import { formatNumber } from '../../notation/spoken-number.ts';
import { baseName } from '../base-name.ts';
import {
  emptyFragment,
  type Fragment,
  type GivenCommitment,
  type GivenInput,
  type ObservedValue,
} from '../fragment.ts';
import { hour } from '../log/day-clock.ts';
import type { ImportOptions } from '../options.ts';
import { counted, nameText, percentText, sharesText } from '../words.ts';
import { type BillSums, type CommitmentSums, missingDays } from './bill-sums.ts';

/** What a bill says of a scenario: cost by month, rent that was paid, and commitments. */
export function billFragment(
  {
    file,
    kind,
    rows,
    currency,
  }: { readonly file: string; readonly kind: string; readonly rows: number; readonly currency: string },
  sums: BillSums,
  options: ImportOptions,
): Fragment {
  const name = baseName(file);
  const money = (amount: number) => `${formatNumber(amount, 7)} ${currency}`;
  const services = [...sums.services.keys()].filter((service) => isChosen(service, options));
  const months = monthsOf(sums, options, { name, currency, money });
  const rent = rentOf(sums, { name, currency, money });
  const commitments = [...sums.commitments].map(([id, of]) =>
    commitmentOf(id, of, { name, currency, money }),
  );
  const given = commitments.flatMap(({ commitment }) => commitment ?? []);
  return {
    ...emptyFragment,
    about: [
      `${name}: a bill in FOCUS, ${kind}, ${counted(rows, 'row')}; amounts are effective costs, with what was paid in advance spread over its use`,
      `services: ${services.map((service) => nameText(service)).join(', ')}`,
    ],
    inputs: rent.inputs,
    commitments: given,
    observed: months.observed,
    unknown: [
      ...months.unknown,
      ...rent.unknown,
      ...commitments.flatMap(({ unknown }) => unknown),
      ...(sums.kinds.size > 1
        ? [
            `one kind of accelerator: hours of ${sums.kinds.size} kinds are taken together, ${sharesText(sums.kinds)}; --sku TEXT takes those with this text in their names`,
          ]
        : []),
      ...(sums.regions.size > 0
        ? [
            `region: it is in your scenario; the accelerators of the bill are in ${[...sums.regions.keys()].slice(0, 5).map(nameText).join(', ')}`,
          ]
        : []),
    ],
    leftOut: [
      ...[...sums.leftOut].map(
        ([reason, { rows: count, effective, billed }]) =>
          `${counted(count, 'row')}, effective cost ${money(effective)}, billed ${money(billed)}: ${reason}`,
      ),
      ...months.leftOut,
    ],
  };
}

/** Whether rows of a service are taken. */
export function isChosen(service: string, { services }: ImportOptions): boolean {
  return (
    services.length === 0 ||
    services.some((one) => one === 'all' || one.toLowerCase() === service.toLowerCase())
  );
}

interface Words {
  readonly name: string;
  readonly currency: string;
  readonly money: (amount: number) => string;
}

function monthsOf(
  sums: BillSums,
  { quantity, months: said }: ImportOptions,
  { name, currency, money }: Words,
) {
  const observed: ObservedValue[] = [];
  const unknown: string[] = [];
  const leftOut: string[] = [];
  for (const [month, of] of [...sums.months].sort(([a], [b]) => a - b)) {
    const text = monthText(month);
    const missing = missingDays(month, of);
    if (!(of.effective > 0)) {
      leftOut.push(`${text}: its effective cost is ${money(of.effective)}`);
      continue;
    }
    if (missing > 0 && !said.includes(text)) {
      leftOut.push(
        `${text}, ${money(of.effective)}: the bill covers ${daysIn(month) - missing} of its ${daysIn(month)} days; --month ${text} treats it as whole`,
      );
      continue;
    }
    const idle = daysIn(month) - missing - of.days.size;
    if (idle > 0)
      unknown.push(`whether ${text} is whole: on ${counted(idle, 'day')} within it nothing was used`);
    observed.push({
      quantity,
      ofWorkload: false,
      month: text,
      value: `${Number(of.effective.toFixed(2))} ${currency}`,
      source: `${name}: effective cost of ${missing > 0 ? `${daysIn(month) - missing} of ${daysIn(month)} days, taken for the whole month` : 'the month'}, ${counted(of.rows, 'row')}${of.purchases === 0 ? '' : `, purchases of ${money(of.purchases)} included`}; billed ${money(of.billed)}`,
    });
  }
  return { observed, unknown, leftOut };
}

function rentOf(
  sums: BillSums,
  { name, currency, money }: Words,
): { inputs: readonly GivenInput[]; unknown: readonly string[] } {
  const { rent, spotHours, unclear } = sums;
  const unknown =
    unclear.size === 0
      ? []
      : [
          `how many accelerators an hour is of, of ${[...unclear.keys()].slice(0, 6).map(nameText).join(', ')}${unclear.size > 6 ? ` and ${unclear.size - 6} more` : ''}: --gpus says it, --sku which of them are accelerators`,
        ];
  if (rent.unmeasured > 0)
    unknown.push(
      `hours behind ${money(rent.unmeasured)} of accelerators: the bill gives none; they are not in the rent`,
    );
  if (!(rent.hours > 0 && rent.cost > 0)) return { inputs: [], unknown };
  const spot = spotHours === 0 ? '' : `, ${percentText(spotHours / rent.hours)} of the hours spot`;
  return {
    inputs: [
      {
        name: 'gpu_price',
        ofWorkload: false,
        value: `${figure(rent.cost / rent.hours, 0)} ${currency}/GPU/hour`,
        source: `${name}: rent paid outside commitments, ${money(rent.cost)} over ${formatNumber(rent.hours, 7)} GPU-hours${spot}`,
      },
    ],
    unknown,
  };
}

function commitmentOf(
  id: string,
  { isSpend, hours, cost, unmeasured, unused, first, last }: CommitmentSums,
  { name, currency, money }: Words,
): { readonly commitment: GivenCommitment | null; readonly unknown: readonly string[] } {
  const span = (last - first) / hour;
  const label = nameText(id);
  if (!(hours > 0 && cost > 0 && span > 0))
    return {
      commitment: null,
      unknown: [`commitment ${label}: the bill gives no hours for its ${money(cost + unmeasured)}`],
    };
  if (isSpend)
    return {
      commitment: null,
      unknown: [
        `commitment ${label}: it is of money, not of accelerators; it paid ${formatNumber(hours, 7)} GPU-hours at ${figure(cost / hours, 0)} ${currency}/GPU/hour${unused > 0 ? `, and ${money(unused)} of it nobody used` : ''}`,
      ],
    };
  const price = cost / hours;
  // Rows of what nobody used may say no hours: at one price the amount says them.
  const all = hours + unmeasured / price;
  return {
    commitment: {
      gpus: figure(all / span, 0),
      price: `${figure(price, 0)} ${currency}/GPU/hour`,
      source: `${name}: ${label}, ${money(cost + unmeasured)} over ${formatNumber(all, 7)} GPU-hours in ${formatNumber(span, 6)} hours${unused > 0 ? `, ${percentText(unused / (cost + unmeasured))} of it not used` : ''}`,
    },
    unknown: [],
  };
}
