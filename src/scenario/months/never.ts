import { isCalendarMonth } from '../../notation/monthly/functions.ts';
import { quoted } from '../../notation/messages.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import type { ScenarioQuantity } from '../scenario.ts';

/** Outputs that are numbers, and those that are a month of the calendar or never. */
export interface ReadOutputs {
  readonly outputs: readonly string[];
  readonly firstMonths: readonly string[];
}

/** Tells first months from other outputs. A Result speaks of a number first: one is needed. */
export function partFirstMonths(
  named: readonly string[],
  quantities: readonly ScenarioQuantity[],
  { settings, formulas }: Draft,
  reading: Reading,
): ReadOutputs {
  const months = new Set(quantities.flatMap(({ name, unit }) => (isCalendarMonth(unit) ? [name] : [])));
  const [outputs, firstMonths] = [false, true].map((isMonth) =>
    named.filter((name) => months.has(name) === isMonth),
  );
  if (outputs!.length === 0 && firstMonths!.length > 0)
    report(
      reading,
      settings.get('outputs') ?? formulas.get(firstMonths![0]!)!.key,
      'a first_month is not a number, and at least one output must be a number',
      quoted(firstMonths!.join(', ')),
      'name a quantity before it, such as the one that its condition is about',
    );
  return { outputs: outputs!, firstMonths: firstMonths! };
}
