import type {
  ForecastKey,
  ForecastMonth,
  ForecastPeriod,
  ForecastStatistics,
} from '../../../analyses/forecast/result.ts';
import {
  budgetSentences,
  monthlyLimitSentences,
  type NamedForecast,
  shownForecast,
} from '../../../analyses/forecast/words.ts';
import { goalName } from '../../../analyses/goals/words.ts';
import type { Result } from '../../../analyses/result.ts';
import {
  commonScale,
  digitsBetween,
  formatFrequency,
  formatNumber,
} from '../../../notation/spoken-number.ts';
import { spokenMonth } from '../../../notation/spoken-month.ts';
import { sectionCharts } from '../../charts/chart-kinds.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';

/** A forecast month by month: the bill to date, when goals fail, and the numbers of months, quarters and fiscal years. */
export async function months({ result, outputs, figures }: PageContext): Promise<Html | null> {
  const { forecast } = result;
  const shown = shownForecast(result);
  if (
    forecast === undefined ||
    (shown === null && forecast.goals.every(({ byMonth }) => byMonth.length === 0))
  )
    return null;
  // The first stands on top of the page.
  const sentences = [...budgetSentences(result), ...monthlyLimitSentences(result)].slice(1);
  const charts = sectionCharts('months', result, outputs);
  return html`${sentences.length > 0 && html`<ul class="goals">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}
${await figures.figures(charts)}${shown !== null && monthTable(shown)}${shown !== null && periodTables(shown)}${goalTable(result)}`;
}

const keys: readonly ForecastKey[] = ['p50', 'p5', 'p95'];

/** Columns of one magnitude, so that a million is said once, above it. */
function columnsOf(title: string, rows: readonly ForecastStatistics[], unit: string) {
  const all = rows.flatMap(({ quantiles }) =>
    keys.flatMap((key) => (quantiles[key].value === null ? [] : [quantiles[key].value])),
  );
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [scale, word] = all.length === 0 ? [1, ''] : commonScale(low, high);
  const digits = Math.min(6, all.length === 0 ? 3 : digitsBetween(low, high));
  const cell = (value: number | null) =>
    value === null ? formatNumber(null) : formatNumber(Number((value / scale).toPrecision(digits)), digits);
  return {
    heads: [`${title}, median (${`${word} ${unit}`.trim() || 'number'})`, '5th', '95th'],
    cells: ({ quantiles }: ForecastStatistics) => keys.map((key) => cell(quantiles[key].value)),
  };
}

function monthTable({ label, output }: NamedForecast): Html {
  const own = columnsOf('In the month', output.months, output.unit);
  const toDate = output.totalUnit === null ? null : columnsOf('To date', output.toDate, output.totalUnit);
  const heads = [...own.heads, ...(toDate?.heads ?? [])];
  return html`<h3>${label} by month</h3>
${table(
  `${label} by month`,
  ['Month', ...heads],
  output.months.map((month, index) => row(month, output, index, own, toDate)),
)}`;
}

function row(
  month: ForecastMonth,
  { toDate }: NamedForecast['output'],
  index: number,
  own: ReturnType<typeof columnsOf>,
  sums: ReturnType<typeof columnsOf> | null,
) {
  const cells = [...own.cells(month), ...(sums === null ? [] : sums.cells(toDate[index]!))];
  return { head: spokenMonth(month.month), cells, begins: index > 0 && month.month.endsWith('-01') };
}

interface Row {
  readonly head: string;
  readonly cells: readonly string[];
  /** True where a year begins. */
  readonly begins?: boolean;
}

function table(label: string, heads: readonly string[], rows: readonly Row[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="months"><thead><tr>${heads.map((head, index) => html`<th scope="col"${index > 0 && html` class="number"`}>${head}</th>`)}</tr></thead><tbody>${rows.map(
    ({ head, cells, begins = false }) =>
      html`<tr${begins && html` class="year-begins"`}><th scope="row">${head}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** Quarters and fiscal years, where the scenario says when they start. */
function periodTables({ output, label }: NamedForecast): readonly Html[] {
  const kinds: readonly (readonly [string, readonly ForecastPeriod[]])[] = [
    ['quarter', output.quarters ?? []],
    ['fiscal year', output.years ?? []],
  ];
  return kinds.flatMap(([kind, periods]) => {
    if (periods.length === 0) return [];
    const columns = columnsOf(
      output.totalUnit === null ? 'Average' : 'Total',
      periods,
      output.totalUnit ?? output.unit,
    );
    const rows = periods.map((period) => ({
      head: `${period.period}, ${span(period)}`,
      cells: columns.cells(period),
    }));
    return [
      html`<h3>${label} by ${kind}</h3>${table(`${label} by ${kind}`, [kind === 'quarter' ? 'Quarter' : 'Fiscal year', ...columns.heads], rows)}`,
    ];
  });
}

/** The months that a period of the horizon holds. */
function span({ from, to }: ForecastPeriod): string {
  return from === to ? spokenMonth(from) : `${spokenMonth(from)} to ${spokenMonth(to)}`;
}

/** How likely every goal holds by month; to date for those that limit a total. */
function goalTable(result: Result): Html | null {
  const goals = result.forecast!.goals.flatMap((goal, index) =>
    goal.byMonth.length === 0 ? [] : [{ ...goal, name: goalName(result.goals[index]!, result) }],
  );
  const [first] = goals;
  if (first === undefined) return null;
  return html`<details class="numbers"><summary>How likely each goal holds, by month</summary>${dataTable(
    {
      columns: [
        'Month',
        ...goals.map(({ name, limit }) => (limit?.of === 'toDate' ? `${name}, to date` : name)),
      ],
      rows: first.byMonth.map(({ month }, index) => [
        month,
        ...goals.map(({ byMonth }) => formatFrequency(byMonth[index]?.probability.value ?? null)),
      ]),
    },
    'How likely each goal holds, by month',
  )}</details>`;
}
