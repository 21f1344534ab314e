import { formatNumber } from '../notation/spoken-number.ts';
import { left, right, wrap } from '../report/terminal/text-layout.ts';
import { exitCodes, type Words } from './command.ts';
import { switchOf, textOf } from './words.ts';

/** A request log is larger than a scenario, and still fits in memory. */
const largestLog = 2 ** 28;

/** `costcone fit`: what a column of a log says about requests, and about their mean. */
export async function fit(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const column = textOf(words, 'column')!;
  const { readColumn } = await import('../scenario/csv.ts');
  const { readSourceFile } = await import('../scenario/source-file.ts');
  const { fitColumn } = await import('../fit/fit-column.ts');
  // The bootstrap is drawn with a fixed seed, so that the same file gives the same lines.
  const found = fitColumn(
    readColumn(readSourceFile(file, file, largestLog), column),
    textOf(words, 'seed') ?? 'fit',
  );
  process.stdout.write(`${switchOf(words, 'json') ? JSON.stringify(found) : describe(found, column)}\n`);
  return exitCodes.ok;
}

type Fit = ReturnType<typeof import('../fit/fit-column.ts').fitColumn>;

function describe(fit: Fit, column: string): string {
  const { meanOfMany } = fit;
  return [
    ...wrap(
      `${column}: ${fit.count.toLocaleString('en-US')} values, mean ${formatNumber(fit.mean)}, sd ${formatNumber(fit.sd)}${fit.cv === null ? '' : `, cv ${formatNumber(fit.cv)}`}, from ${formatNumber(fit.minimum)} to ${formatNumber(fit.maximum)}`,
    ),
    ...wrap(
      Object.entries(fit.quantiles)
        .map(([name, value]) => `${name} ${formatNumber(value)}`)
        .join(', '),
    ),
    '',
    'The mean of many such requests (bootstrap), to paste:',
    `  ${meanOfMany.notation}`,
    ...wrap(fit.advice),
    '',
    'A single request: families by BIC, the best first (KS and AD measure misfit):',
    `  ${left('family', 14)} ${right('BIC less best', 14)} ${right('KS', 8)} ${right('AD', 10)}`,
    ...fit.families.flatMap((family) => [
      `  ${left(family.family, 14)} ${right(formatNumber(family.bic - fit.families[0]!.bic), 14)} ${right(formatNumber(family.kolmogorovSmirnov), 8)} ${right(formatNumber(family.andersonDarling), 10)}`,
      `      ${family.notation}`,
    ]),
    ...fit.excluded.map(({ family, reason }) => `  ${family}: ${reason}`),
    ...(fit.curve === null
      ? []
      : ['', 'The column itself, as a curve through its quantiles:', `  ${fit.curve}`]),
  ].join('\n');
}
