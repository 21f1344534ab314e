import { grouped } from '../../notation/grouped.ts';
import { inSentence } from '../../notation/spoken-name.ts';
import { formatLevel, formatNumber } from '../../notation/spoken-number.ts';
import { type Estimate, simulationHalfWidth } from '../../statistics/estimate.ts';
import { statistics } from '../../statistics/statistics.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { Result } from '../result.ts';

/** What is told of a precision: the run, and how well it knows its outputs. */
export interface PreciseRun extends Pick<Result, 'precision' | 'outputs' | 'partial'> {
  readonly run: Pick<Result['run'], 'draws' | 'replicates'>;
}

/** Whether the precision that was asked for was reached, and with how many draws; null where none was asked for. */
export function precisionWords(result: PreciseRun): string | null {
  const { precision, partial, run } = result;
  if (precision === null) return null;
  const { asked, reached, met } = precision;
  const measure = leastKnown(result);
  const error =
    reached === null
      ? `the error${measure === null ? '' : ` of the ${measure}`} is not known`
      : `${errorWords(reached, met ? null : asked)}${measure === null ? '' : ` (${measure})`}`;
  const begin = `the precision asked for, ${formatLevel(asked)}, was`;
  const draws = `with ${grouped(run.draws)} draws`;
  if (met) return `${begin} reached ${draws}: ${error}`;
  const why = partial ? 'before the run was stopped' : 'as many as --max-draws and --max-time allowed';
  return `${begin} not reached: ${error} ${draws}, ${why}`;
}

/** That a precision was not reached, for the warnings. */
export function precisionWarnings(result: PreciseRun): readonly string[] {
  return result.precision?.met === false ? [precisionWords(result)!] : [];
}

/** An error as a percentage, with as many digits as tell it from the one that was missed. */
function errorWords(reached: number, missed: number | null): string {
  const short = `${formatNumber(reached * 100)} %`;
  const isApart = missed === null || short !== `${formatNumber(missed * 100)} %`;
  return isApart ? short : formatLevel(Number(reached.toPrecision(6)));
}

/** The quantity whose error is what was reached; null where the outputs do not tell. */
function leastKnown({ precision, outputs, run: { replicates } }: PreciseRun): string | null {
  const { quantities, reached } = precision!;
  for (const quantity of quantities) {
    const name = Object.keys(outputs).find((output) => quantity.startsWith(`${output}.`));
    const statistic = statistics.find((one) => name !== undefined && quantity === `${name}.${one.name}`);
    if (name === undefined || statistic === undefined) continue;
    const output = outputs[name]!;
    const [field, key] = statistic.place;
    const estimate = (
      key === undefined ? output[field] : (output[field] as Readonly<Record<string, Estimate>>)[key]
    ) as Estimate | undefined;
    const error = estimate === undefined ? null : relativeError(estimate, output, replicates);
    const isIt =
      reached === null || error === null ? reached === error : Math.abs(error / reached - 1) < 1e-9;
    if (isIt || quantities.length === 1) return `${statistic.title} of ${inSentence(output.label)}`;
  }
  return null;
}

/** Half-width of a 95 % simulation interval over the size of the number, or of the bulk where that holds 0 inside. */
function relativeError({ value, error }: Estimate, { quantiles }: OutputResult, replicates: number) {
  const [low, high] = [quantiles.p5.value, quantiles.p95.value];
  if (value === null || error === null || low === null || high === null) return null;
  const size = low < 0 && high > 0 ? Math.max(Math.abs(value), high - low) : Math.abs(value);
  return (simulationHalfWidth(replicates) * error) / size;
}
