import { beginSentence } from '../notation/spoken-name.ts';

/** `Daily` in front, or after other words. Daily active users stay what they are. */
const often = /(?<![\w-])(?:hourly|daily|weekly|monthly|quarterly|yearly|annual) (?!active\b)/i;
/** `per day`, at the end or before whose it is. */
const every = / (?:per|a|an|each|every) (?:second|minute|hour|day|week|month|quarter|year)(?= of |$)/i;

/**
 * What a rate's label becomes for its total: `Daily cost` is no name for what a year costs.
 * @example labelOfTotal('Daily cost', 12) // => 'Cost over 12 months'
 * @example labelOfTotal('Carbon per day of chat', 12) // => 'Carbon of chat over 12 months'
 * @example labelOfTotal('Cost per user per day', 1) // => 'Cost per user over 1 month'
 * @example labelOfTotal('Queries of daily active users', 12) // => 'Queries of daily active users over 12 months'
 */
export function labelOfTotal(label: string, months: number): string {
  const rest = beginSentence(label.replace(often, '').replace(every, '').trim());
  return `${rest === '' ? label : rest} over ${countOfMonths(months)}`;
}

/** What the average of something over months is called. */
export function labelOfAverage(label: string, months: number): string {
  return `${label}, average of ${countOfMonths(months)}`;
}

/** `12 months`. */
function countOfMonths(months: number): string {
  return `${months} month${months === 1 ? '' : 's'}`;
}
