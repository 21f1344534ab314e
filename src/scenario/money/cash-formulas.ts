import type { Dates } from '../months/read-dates.ts';

/** What stands on a scenario's costs, as formulas: their parts in a currency a day. */
export interface Bill {
  /** What a discount is taken from. */
  readonly rent: string;
  /** What credits may pay: all that is invoiced by those who give them. */
  readonly billed: string;
  /** What bears no tax. */
  readonly wages: string | null;
}

/** A credit by its number, and the months in which it may be used. */
export interface Credit {
  readonly position: number;
  readonly dates: Dates;
}

/** Which of them a scenario has. */
export interface MoneyTerms {
  readonly hasDiscount: boolean;
  readonly hasTax: boolean;
  readonly credits: readonly Credit[];
}

/** A quantity that money besides the model brings. */
export interface CashRow {
  readonly name: string;
  readonly formula: string;
  readonly explanation: string;
  /** Whether it is an amount rather than a rate. */
  readonly isStock?: boolean;
}

/** Those that a scenario reports when it does not say. */
export const cashOutputs = ['credit_used', 'cash_cost'] as const;

/**
 * What is paid in cash, in the order in which an invoice is made up: the discount on rent, then credits against what
 * providers bill, those that lapse first before the others, then tax on what is left but wages.
 */
export function cashRows(
  { hasDiscount, hasTax, credits }: MoneyTerms,
  { rent, billed, wages }: Bill,
): readonly CashRow[] {
  const less = (name: string, isThere: boolean) => (isThere ? ` - ${name}` : '');
  const discounted = less('rent_discount', hasDiscount);
  const credited = less('credit_used', credits.length > 0);
  return [
    ...(hasDiscount
      ? [{ name: 'rent_discount', formula: `discount * (${rent})`, explanation: 'Discount on the rent.' }]
      : []),
    ...creditRows(credits, `${billed}${discounted}`),
    ...(hasTax
      ? [
          {
            name: 'taxed_cost',
            formula: `daily_cost${discounted}${credited}${wages === null ? '' : ` - ${wages}`}`,
            explanation: `Taxed amount: ${wages === null ? 'everything paid' : 'everything paid except wages'}, after discount and credits.`,
          },
          { name: 'tax_cost', formula: 'tax * taxed_cost', explanation: 'Tax on purchases.' },
        ]
      : []),
    {
      name: 'cash_cost',
      formula: `daily_cost${discounted}${credited}${hasTax ? ' + tax_cost' : ''}`,
      explanation:
        'What is left to pay, after discount and credits and with tax; owned hardware counts by its write-off, not when it is bought.',
    },
  ];
}

/** Each credit is a stock: what is left of it at the beginning of a month, and what is used in that month. */
function creditRows(credits: readonly Credit[], bill: string): readonly CashRow[] {
  if (credits.length === 0) return [];
  const order = credits.toSorted((a, b) => a.dates[1] - b.dates[1] || a.position - b.position);
  const used = ({ position }: Credit) => `credits.${position}.used`;
  const left = ({ position }: Credit) => `credits.${position}.left`;
  const atEnd = (credit: Credit) => `max(${left(credit)} - ${used(credit)} * days_in_month, 0)`;
  return [
    {
      name: 'credited_bill',
      formula: bill,
      explanation: 'What providers bill, after the discount: credits pay for this alone.',
    },
    ...order.flatMap((credit, index) => {
      const open = ['credited_bill', ...order.slice(0, index).map(used)].join(' - ');
      return [
        {
          name: left(credit),
          formula: `max(previous(${left(credit)} - ${used(credit)} * days_in_month, credits.${credit.position}.amount), 0)`,
          explanation: `What is left of credit ${credit.position + 1} at the beginning of a month.`,
          isStock: true,
        },
        {
          name: used(credit),
          formula: whileOpen(credit, `min(${left(credit)} / days_in_month, max(${open}, 0))`),
          explanation: `What credit ${credit.position + 1} pays of the bill; one that lapses sooner pays first.`,
        },
      ];
    }),
    {
      name: 'credit_used',
      formula: order.map(used).join(' + '),
      explanation: 'What credits pay.',
    },
    {
      name: 'credit_left',
      formula: order.map((credit) => whileOpen(credit, atEnd(credit))).join(' + '),
      explanation: 'What is left of all open credits at the end of a month.',
      isStock: true,
    },
  ];
}

/** A formula in the months in which a credit is open, else nothing. */
function whileOpen({ dates: [first, end] }: Credit, formula: string): string {
  const begun = first > 0 ? [`month_index >= ${first}`] : [];
  const running = Number.isFinite(end) ? [`month_index < ${end}`] : [];
  const open = [...begun, ...running].join(' and ');
  return open === '' ? formula : `if(${open}, ${formula}, 0)`;
}
