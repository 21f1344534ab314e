import { quoted } from '../../notation/messages.ts';
import { monthText } from '../../notation/calendar-month.ts';
import type { Draft } from '../draft.ts';
import { readDates } from '../months/read-dates.ts';
import type { ReadHorizon } from '../months/read-horizon.ts';
import { seriesEntriesOf } from '../months/series-keys.ts';
import { creditOf } from '../numbered-names.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlMap } from '../yaml-tree.ts';
import type { Credit } from './cash-formulas.ts';

/** A row of `credits` that can be used in some month. */
export interface CreditRow extends Credit {
  readonly row: YamlMap;
}

/** The rows of `credits`; without a horizon there is no month in which they could be used up, which is reported. */
export function readCredits(
  draft: Draft,
  horizon: ReadHorizon | null,
  reading: Reading,
): readonly CreditRow[] {
  const node = draft.settings.get('credits');
  const items = node?.kind === 'list' ? node.items : [];
  reportNotThere(draft, items.length, reading);
  if (items.length === 0) return [];
  if (horizon === null) {
    if (!draft.settings.has('horizon'))
      report(
        reading,
        node!,
        '`credits` are used up month by month, and the scenario has no horizon',
        undefined,
        'add one, as in `horizon: { from: 2027-01, months: 12 }`',
      );
    return [];
  }
  return items.flatMap((row, position): CreditRow[] => {
    if (row.kind !== 'map') return [];
    reportChanges(row, reading);
    const dates = readDates({ row, what: 'credit' }, horizon, draft, reading);
    if (dates === null) return [];
    const begun = dates[0] < 0 ? row.entries.get('from')?.value : undefined;
    if (begun === undefined) return [{ position, row, dates }];
    report(
      reading,
      begun,
      'begins before the horizon, and how much of it has been used since is not known',
      begun.kind === 'scalar' ? quoted(begun.text) : undefined,
      `give the amount that is left, from ${monthText(horizon.from)}`,
    );
    return [];
  });
}

/** An amount is given once: it has no growth. */
function reportChanges(row: YamlMap, reading: Reading): void {
  const amount = row.entries.get('amount')?.value;
  for (const [, { key, part }] of seriesEntriesOf('amount', amount ?? row))
    report(
      reading,
      key,
      'the amount of a credit does not change',
      quoted(part.key),
      'give a second credit, with its own `from`',
    );
}

/** Numbers that are set of a credit that is not there. */
function reportNotThere({ inputs }: Draft, count: number, reading: Reading): void {
  for (const [name, { key }] of inputs) {
    const row = creditOf(name);
    if (row === null || row < count) continue;
    const rule = count === 0 ? 'there are no `credits`' : `the last of \`credits\` is number ${count - 1}`;
    report(reading, key, rule, quoted(name), 'as in `credits: [{ amount: 100k USD }]`, counted from 0');
    inputs.delete(name);
  }
}
