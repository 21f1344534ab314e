import { grouped } from '../notation/grouped.ts';
import { log10 } from '../elementary/elementary.ts';
import type { ColumnFit } from '../fit/column-fit.ts';
import type { LogFit } from '../fit/fit-log.ts';
import { formatNumber } from '../notation/spoken-number.ts';
import { wrap } from '../report/terminal/text-layout.ts';
import { textTable } from '../report/terminal/text-table.ts';

/** Families shown of each column where there are several. */
const shownOfMany = 3;

/** What is said of a column; `isOnly`: with all families, as there is no other. */
export function describeColumn(fit: ColumnFit, isOnly: boolean): string {
  const { meanOfMany, missing } = fit;
  const number = (value: number) => formatNumber(value, Math.max(3, Math.min(15, digitsFor(value, fit.sd))));
  const families = isOnly ? fit.families : fit.families.slice(0, shownOfMany);
  return [
    ...wrap(
      `${fit.column}: ${grouped(fit.count)} values${missing === 0 ? '' : ` (${grouped(missing)} missing, left out)`}, mean ${number(fit.mean)}, sd ${formatNumber(fit.sd)}${fit.cv === null ? '' : `, cv ${formatNumber(fit.cv)}`}, from ${number(fit.minimum)} to ${number(fit.maximum)}`,
    ),
    ...wrap(
      Object.entries(fit.quantiles)
        .map(([name, value]) => `${name} ${number(value)}`)
        .join(', '),
    ),
    '',
    'The mean of many such requests (bootstrap), to paste:',
    `  ${meanOfMany.notation}`,
    ...(fit.meanOverDays === null
      ? []
      : [
          `The same with whole days drawn again (${fit.meanOverDays.days} days), to paste:`,
          `  ${fit.meanOverDays.notation}`,
        ]),
    ...(isOnly ? wrap(fit.advice) : []),
    '',
    'A single request, to paste:',
    `  ${fit.paste}`,
    ...wrap(fit.verdict.text),
    ...(/^empirical\(file="(?![/~])/.test(fit.paste)
      ? wrap('The path counts from the folder of the scenario.')
      : []),
    '',
    'Families by distance (KS: largest difference of the distribution functions):',
    ...textTable(
      ['right', 'right', 'right'],
      [
        { label: 'family', cells: ['KS', 'AD', 'BIC'] },
        ...families.map((family) => ({
          label: family.family,
          cells: [
            formatNumber(family.kolmogorovSmirnov),
            formatNumber(family.andersonDarling),
            formatNumber(family.bic, 6),
          ],
          below: [`      ${family.notation}`],
        })),
      ],
    ),
    ...(isOnly ? fit.excluded.flatMap(({ family, reason }) => wrap(`${family}: ${reason}`, '  ')) : []),
    ...(fit.curve === null
      ? []
      : [
          '',
          `The column itself, as ${fit.curve.startsWith('discrete') ? 'its values' : 'a curve through its quantiles'} (KS ${formatNumber(fit.curveDistance)}):`,
          `  ${fit.curve}`,
        ]),
  ].join('\n');
}

/** What is said of a log as a whole; empty where there is nothing. */
export function describeLog({ columns, skipped, correlations, traffic, workload, paste }: LogFit): string {
  const blocks = [
    skipped.flatMap(({ column, reason }) => wrap(`${column} is left out: ${reason}`)),
    traffic === null ? [] : describeTraffic(traffic),
    correlations.map(({ between, spearman }) => `Rank correlation of ${between.join(' and ')}: ${spearman}`),
    paste.service === null
      ? []
      : [
          ...wrap(
            workload === null
              ? 'For a service (llm-service), to paste:'
              : `For a service (llm-service), to paste; input tokens: ${workload.input ?? 'no such column'}, output tokens: ${workload.output ?? 'no such column'}:`,
          ),
          '',
          paste.service,
        ],
    paste.inputs === null || columns.length < 2
      ? []
      : ['Single requests as inputs of your own, to paste:', '', paste.inputs],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

function describeTraffic(traffic: NonNullable<LogFit['traffic']>): readonly string[] {
  const { count, first, last, wholeDays, perDay, peakToMean, atThisRate, missing } = traffic;
  const span = `${traffic.column}: ${grouped(count)} requests${missing === 0 ? '' : ` (${grouped(missing)} more without a time)`} from ${first} to ${last} (UTC)`;
  if (perDay === null)
    return wrap(
      `${span}, not one whole day: how many come on a day, and how uneven its hours are, is not known.${atThisRate === null ? '' : ` At the rate of this log it would be ${formatNumber(atThisRate)} a day.`}`,
    );
  const between = ({ mean, p5, p95 }: NonNullable<typeof perDay>) =>
    `${formatNumber(mean)}${p5 === null ? '' : ` (${formatNumber(p5)} to ${formatNumber(p95)} in 90 % of redrawn sets of days)`}`;
  return wrap(
    `${span}, ${wholeDays} whole ${wholeDays === 1 ? 'day' : 'days'}: ${between(perDay)} requests a day${peakToMean === null ? '' : `, the busiest hour ${between(peakToMean)} times the mean one`}. ${wholeDays < 3 ? 'So few days do not say how days differ: widen the numbers by what you know.' : 'Days are drawn again as a whole, one independent of the next; growth and seasons are not in them.'}`,
  );
}

/** Digits that tell values apart that lie this far from each other. */
function digitsFor(value: number, spread: number): number {
  return value === 0 || !(spread > 0) ? 3 : Math.ceil(log10(Math.abs(value) / spread)) + 3;
}
