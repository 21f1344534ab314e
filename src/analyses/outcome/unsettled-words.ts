import { grouped } from '../../notation/grouped.ts';
import { spokenName } from '../../notation/spoken-name.ts';
import { formatPercent } from '../../notation/spoken-number.ts';
import type { Unsettled } from './unsettled.ts';

/** Why means, standard deviations or variance shares are missing: one warning a reason, or one an output where its own draws are told. */
export function unsettledWarnings(outputs: readonly (readonly [name: string, why: Unsettled])[]): string[] {
  const named = (unknown: Unsettled['unknown']) => outputs.filter(([, why]) => why.unknown === unknown);
  const told = (found: typeof outputs, text: string) =>
    found.length === 0 ? [] : [`${found.map(([name]) => spokenName(name)).join(', ')}: ${text}`];
  const isExact = ([, { exact }]: (typeof outputs)[number]) => exact !== null && exact.sd !== null;
  const means = named('mean').map(
    ([name, why]) =>
      `${spokenName(name)}: a tail is so heavy that neither the mean nor the standard deviation settles${carriedWords(why)}; ${exactWords(why)}use the median and percentiles, variance shares are left out`,
  );
  return [
    ...means,
    ...told(
      named('sd').filter((found) => !isExact(found)),
      'a tail is so heavy that the standard deviation does not settle; use percentiles, variance shares are left out',
    ),
    ...told(
      named('sd').filter(isExact),
      'a tail is so heavy that the standard deviation of the draws does not settle; the one given is the distribution’s own, variance shares are left out',
    ),
    ...told(
      named('rare'),
      'a few rare draws decide the standard deviation, which is not known to within a tenth: run more draws; variance shares are left out',
    ),
  ];
}

/** `, as 100 of 1,048,576 draws carry 77 % of the mean`. */
function carriedWords({ outermost, draws, carried }: Unsettled): string {
  return carried === null
    ? ''
    : `, as ${outermost} of ${grouped(draws)} draws carry ${formatPercent(Number(carried.toPrecision(2)))} of the mean`;
}

/** What stands in their place where the output is an input. */
function exactWords({ exact }: Unsettled): string {
  if (exact === null || exact.mean === null) return '';
  return exact.sd === null
    ? 'the mean given is that of the distribution; '
    : 'those given are the distribution’s own; ';
}
