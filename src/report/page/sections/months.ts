import type { ForecastKey, ForecastPeriod, ForecastStatistics } from '../../../analyses/forecast/result.ts';
import { meanMonthWords, type NamedForecast, shownForecast } from '../../../analyses/forecast/words.ts';
import { goalName } from '../../../analyses/goals/words.ts';
import type { Result } from '../../../analyses/result.ts';
import {
  commonScale,
  digitsBetween,
  formatFrequency,
  formatNumber,
} from '../../../notation/spoken-number.ts';
import { shortMonth, shortMonthAndYear } from '../../../notation/spoken-month.ts';
import { chartsBelow } from '../../charts/chart-kinds.ts';
import { dataTable } from '../data-table.ts';
import { type Html, html } from '../html.ts';
import type { PageContext } from '../section.ts';
import { furtherSentences } from './facts.ts';

/** A forecast month by month: the bill to date, when goals fail, and the numbers of months, quarters and fiscal years. */
export async function months({ result, outputs, figures }: PageContext): Promise<Html | null> {
  const { forecast } = result;
  const shown = shownForecast(result);
  if (
    forecast === undefined ||
    (shown === null && forecast.goals.every(({ byMonth }) => byMonth.length === 0))
  )
    return null;
  const sentences = furtherSentences(result);
  const [first, ...others] = await figures.figures(chartsBelow('months', result, outputs));
  return html`${sentences.length > 0 && html`<ul class="sentences">${sentences}</ul>`}
${first}${
  others.length > 0 &&
  html`<details class="numbers"><summary>${others.length === 1 ? 'One more drawing' : `${others.length} more drawings`}: when goals fail, and how likely</summary>${others}</details>`
}${shown !== null && numbers(shown)}${goalTable(result)}`;
}

const keys: readonly ForecastKey[] = ['p50', 'p5', 'p95'];

/** Three columns that belong together, in one magnitude, so that a million is said once, above them. */
interface Columns {
  readonly title: string;
  readonly cells: (row: ForecastStatistics) => readonly string[];
}

function columnsOf(title: string, rows: readonly ForecastStatistics[], unit: string): Columns {
  const all = rows.flatMap(({ quantiles }) =>
    keys.flatMap((key) => (quantiles[key].value === null ? [] : [quantiles[key].value])),
  );
  const [low, high] = all.length === 0 ? [0, 0] : [Math.min(...all), Math.max(...all)];
  const [scale, word] = commonScale(low, high);
  const digits = digitsBetween(low, high);
  return {
    title: [title, `${word} ${unit}`.trim()].filter(Boolean).join(', '),
    cells: ({ quantiles }) =>
      keys.map((key) => {
        const { value } = quantiles[key];
        return formatNumber(value === null ? null : value / scale, digits);
      }),
  };
}

/** Every month, quarter and fiscal year, one click away. */
function numbers(shown: NamedForecast): Html {
  const words = meanMonthWords(shown.output);
  return html`<details class="numbers"><summary>${shown.label} by month, in numbers</summary>${monthTable(shown)}${words !== '' && html`<p>${words}</p>`}${periodTables(shown)}</details>`;
}

function monthTable({ label, output }: NamedForecast): Html {
  const { months, toDate, unit, totalUnit } = output;
  const own = columnsOf('In the month', months, unit);
  const sums = totalUnit === null ? null : columnsOf('To date', toDate, totalUnit);
  const rows = months.map((month, index) => ({
    head: shortMonthAndYear(month.month),
    cells: [...own.cells(month), ...(sums === null ? [] : sums.cells(toDate[index]!))],
    begins: index > 0 && month.month.endsWith('-01'),
  }));
  return table(`${label} by month`, 'Month', sums === null ? [own] : [own, sums], rows);
}

interface Row {
  readonly head: string;
  readonly cells: readonly string[];
  /** True where a year begins. */
  readonly begins?: boolean;
}

function table(label: string, of: string, groups: readonly Columns[], rows: readonly Row[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="months"><thead><tr><th scope="col" rowspan="2">${of}</th>${groups.map(({ title }) => html`<th scope="colgroup" colspan="3" class="number">${title}</th>`)}</tr><tr>${groups.map(() => html`<th scope="col" class="number">Median</th><th scope="col" class="number">5th</th><th scope="col" class="number">95th</th>`)}</tr></thead><tbody>${rows.map(
    ({ head, cells, begins = false }) =>
      html`<tr${begins && html` class="year-begins"`}><th scope="row">${head}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** Quarters and fiscal years, where the scenario says when they start. */
function periodTables({ output, label }: NamedForecast): readonly Html[] {
  const { quarters = [], years = [], unit, totalUnit } = output;
  const kinds = [
    ['quarter', 'Quarter', quarters],
    ['fiscal year', 'Fiscal year', years],
  ] as const;
  return kinds.flatMap(([kind, head, periods]) => {
    if (periods.length === 0) return [];
    const columns = columnsOf(totalUnit === null ? 'Average' : 'Total', periods, totalUnit ?? unit);
    const rows = periods.map((period) => ({
      head: `${period.period}, ${span(period)}`,
      cells: columns.cells(period),
    }));
    return [html`<h3>${label} by ${kind}</h3>${table(`${label} by ${kind}`, head, [columns], rows)}`];
  });
}

/** The months that a period of the horizon holds. */
function span({ from, to }: ForecastPeriod): string {
  if (from === to) return shortMonthAndYear(from);
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return `${isOneYear ? shortMonth(from) : shortMonthAndYear(from)} to ${shortMonthAndYear(to)}`;
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
