import { grouped } from '../../notation/grouped.ts';
import { counted, percentText, sharesText } from '../words.ts';
import type { MeasuredLog } from './measured-log.ts';
import { fewestDays } from './over-days.ts';

/** From so many days on the interval is at most a tenth too narrow: 1.771 / 1.645 x sqrt(14 / 13), by Student's t of 13 degrees. */
const enoughDays = 14;

/** What a log cannot say of its days, times and models, and what to do about it. */
export function gapsOf({ sums, whole, saysDays, options, caution }: MeasuredLog): readonly string[] {
  const days = whole?.days.length ?? 0;
  const lines: string[] = caution === null ? [] : [caution];
  if (!saysDays)
    lines.push(
      `how far the mean of one day lies from that of another: ${whole === null ? 'no request has a date' : `there ${days === 1 ? 'is' : 'are'} ${counted(days, 'whole day')}`}; widen the numbers by what you know, or import a log of at least ${fewestDays} whole days, better of several weeks`,
    );
  else if (whole !== null && !(whole.hasWeekend && whole.hasWorkday))
    lines.push(`${whole.hasWeekend ? 'workdays' : 'weekends'}: none are among the whole days of the log`);
  if (saysDays && days < enoughDays)
    lines.push(
      `the ends of the intervals: drawn from ${counted(days, 'whole day')} they are too close to each other, from ${enoughDays} by a tenth`,
    );
  if (whole !== null && whole.empty > 0)
    lines.push(
      `why nothing came on ${counted(whole.empty, 'whole day')}: they count as days without a request`,
    );
  if (sums.cacheKnown > 0 && sums.cacheKnown < sums.all.requests)
    lines.push(
      `cache_hit of ${counted(sums.all.requests - sums.cacheKnown, 'request')} without a number of cached tokens: they count as having none`,
    );
  if (sums.zoneless > 0 && !options.saysTimeZone)
    lines.push('the zone of the times: they name none and are taken as UTC; --time-zone sets another');
  if (sums.models.size > 1)
    lines.push(
      `one model: requests of ${sums.models.size} are taken together, ${sharesText(sums.models)}; --model NAME takes those of one`,
    );
  return lines;
}

/** What of a log is not in the figures, and why. */
export function leftOutOf({ sums, rows, leftOut, whole, saysDays }: MeasuredLog): readonly string[] {
  const nowhere = saysDays ? 'not in the traffic, nor in the lengths' : 'not in the traffic';
  const lines = [...leftOut].map(
    ([reason, count]) => `${grouped(count)} of the rows (${percentText(count / rows)}): ${reason}`,
  );
  const unmeasured = sums.all.requests - sums.all.measured;
  if (unmeasured > 0)
    lines.push(
      `${counted(unmeasured, 'request')} without numbers of tokens: in the traffic, not in the lengths`,
    );
  if (sums.untimed > 0 && whole !== null)
    lines.push(`${counted(sums.untimed, 'request')} without a time: ${nowhere}`);
  if (whole !== null && whole.partial.days > 0 && whole.days.length > 0)
    lines.push(
      `${counted(whole.partial.days, 'day')} at the ends that the log covers in part: ${counted(whole.partial.requests, 'request')} ${nowhere}`,
    );
  return lines;
}
