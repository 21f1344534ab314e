import { UsageError } from '../../errors.ts';
import { monthText } from '../../notation/calendar-month.ts';
import type { Scenario } from '../scenario.ts';

type Months = Pick<Scenario, 'file' | 'horizon'>;

/**
 * Refuses to hold scenarios against each other that look at different months: what differs would be the months.
 * @throws UsageError
 */
export function checkSameHorizon(base: Months, others: readonly Months[]): void {
  for (const other of others) {
    const why = differentHorizons(base, other);
    if (why !== null) throw new UsageError(why);
  }
}

/** Why two scenarios are not about the same months, with what to write; null where they are. */
export function differentHorizons(base: Months, other: Months): string | null {
  const [a, b] = [base.horizon, other.horizon];
  if (a?.from === b?.from && a?.months === b?.months) return null;
  const wanted = (a ?? b)!;
  const without = a === null ? base : b === null ? other : null;
  const keys = `\`horizon: { from: ${monthText(wanted.from)}, months: ${wanted.months} }\``;
  const hint =
    without === null
      ? `give both the same, as in ${keys}`
      : `add ${keys} to ${without.file}, or leave it out of the other`;
  return `${base.file} covers ${spanOf(base)}, ${other.file} ${spanOf(other)}, and these cannot be compared: ${hint}`;
}

/** `2027-01 to 2027-12 (12 months)`. */
function spanOf({ horizon }: Months): string {
  if (horizon === null) return 'a single day (it has no horizon)';
  const { from, months } = horizon;
  if (months === 1) return `${monthText(from)} (1 month)`;
  return `${monthText(from)} to ${monthText(from + months - 1)} (${months} months)`;
}
