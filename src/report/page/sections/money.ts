import type { NamedBreakdown } from '../../../analyses/outcome/result.ts';
import { sentenceName } from '../../../notation/spoken-name.ts';
import { formatRange } from '../../../notation/spoken-number.ts';
import type { Cell } from '../../charts/chart.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { chartSection } from './charts.ts';

/** Where the money goes, and, where customers pay, what each group of them brings. */
export async function money(context: PageContext): Promise<Html | null> {
  const charts = await chartSection('breakdown')(context);
  const table = customers(context);
  return charts === null && table === null ? null : html`${charts}${table}`;
}

/** Means, which add up, and the interval of the margin. */
function customers({ result }: PageContext): Html | null {
  const found = result.breakdowns?.find(({ by }) => by === 'customer');
  if (found?.beside === undefined) return null;
  const columns = columnsOf(found);
  const rows = found.parts.map(({ label }, row): Cell[] => [label, ...columns.map(({ of }) => of[row]!)]);
  const sums = columns.map(({ of }) => {
    const numbers = of.filter((cell) => typeof cell === 'number');
    return numbers.length === of.length ? numbers.reduce((sum, one) => sum + one, 0) : '';
  });
  const table = {
    columns: ['Customers', ...columns.map(({ title }) => title)],
    rows: rows.length > 1 ? [...rows, ['Together', ...sums]] : rows,
  };
  return html`<h3>What each group of customers brings</h3>${dataTable(table, 'Customers')}<p class="small">Means, which add up; of the margin also the 5th to 95th percentile.</p>`;
}

interface Column {
  readonly title: string;
  readonly of: readonly Cell[];
}

/** Cost stands before the margin, which is what is left after it. */
function columnsOf({ parts, unit, beside = [] }: NamedBreakdown): readonly Column[] {
  const cost: Column = { title: `Cost (${unit})`, of: parts.map(({ mean }) => mean.value) };
  return beside.flatMap(({ name, unit, of }) => {
    const means: Column = {
      title: `${sentenceName(name)} (${unit})`,
      of: of.map(({ mean }) => mean.value),
    };
    if (name !== 'margin') return [means];
    const nine: Column = {
      title: `Margin, nine in ten (${unit})`,
      of: of.map(({ p5, p95 }) => formatRange(p5.value, p95.value, '')),
    };
    return [cost, means, nine];
  });
}
