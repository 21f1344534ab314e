import { mappingOf } from '../catalog/find-row.ts';
import { accelerators } from '../catalog/catalog.ts';
import { rowNamed } from '../catalog/row-names.ts';
import { usual } from '../catalog/resolve-options.ts';
import { didYouMean } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { entryOf } from './draft-entry.ts';
import type { Draft } from './draft.ts';
import { type Dates, readDates } from './months/read-dates.ts';
import type { ReadHorizon } from './months/read-horizon.ts';
import { seriesEntriesOf } from './months/series-keys.ts';
import { commitmentOf } from './numbered-names.ts';
import { type Reading, report } from './reading.ts';
import { plainValue } from './shape.ts';
import type { Placed, YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** A row of `commitments`: its numbers are inputs of the draft, its words say what it is for. */
export interface CommitmentRow {
  /** Counted from 0, as in the names of its inputs. */
  readonly position: number;
  readonly at: Placed;
  readonly accelerator: YamlScalar | undefined;
  readonly service: YamlScalar | undefined;
  /** When it is in force; null where that is always, or cannot be said. */
  readonly dates: Dates | null;
}

/**
 * The rows of `commitments`, whose numbers become inputs of the draft: `commitments.0.gpus` and so on. What was said under
 * such a name, in `inputs`, `formulas` or on the command line, goes before the row.
 */
export function readCommitments(
  draft: Draft,
  reading: Reading,
  horizon: ReadHorizon | null = null,
): readonly CommitmentRow[] {
  const node = draft.settings.get('commitments');
  const maps = node?.kind === 'list' ? node.items.filter((row) => row.kind === 'map') : [];
  const rows = maps.map((row, position) => {
    addInputs(draft, row, position);
    return {
      position,
      at: row,
      accelerator: scalarAt(row, 'accelerator'),
      service: scalarAt(row, 'service'),
      dates: readDates({ row, what: 'commitment' }, horizon, draft, reading),
    };
  });
  for (const [name, { key }] of draft.inputs) {
    const row = commitmentOf(name);
    if (row === null || row < rows.length) continue;
    report(reading, key, noSuchRow(rows.length), quoted(name), commitmentsHint);
    draft.inputs.delete(name);
  }
  return rows;
}

/** How commitments are written, for those who ask for one that is not there. */
export const commitmentsHint = 'as in `commitments: [{ gpus: 64, price: 1.7 USD/GPU/hour }]`, counted from 0';

/** Why a row of commitments cannot be had, where there are so many. */
export function noSuchRow(rows: number): string {
  return rows === 0 ? 'there are no `commitments`' : `the last of \`commitments\` is number ${rows - 1}`;
}

/** When those commitments are in force that begin or end within the horizon. */
export function commitmentMonths(
  rows: readonly CommitmentRow[],
  horizon: ReadHorizon | null,
): ReadonlyMap<number, Dates> {
  const dated = rows.flatMap(({ position, dates }): [number, Dates][] => {
    if (dates === null || horizon === null) return [];
    const [first, end] = [
      Math.max(dates[0], 0),
      dates[1] < horizon.months ? dates[1] : Number.POSITIVE_INFINITY,
    ];
    return first === 0 && !Number.isFinite(end) ? [] : [[position, [first, end]]];
  });
  return new Map(dated);
}

/** Checks what commitments are for in a scenario of one service: there is one accelerator, and no choice. */
export function checkOneService(rows: readonly CommitmentRow[], draft: Draft, reading: Reading): void {
  const ofScenario = nameOfAccelerator(draft.settings.get('accelerator'));
  for (const { accelerator, service } of rows) {
    if (service !== undefined)
      report(reading, service, 'there is only one service here', quoted(service.text), 'leave `service` out');
    // An accelerator that does not exist is reported where the scenario names it.
    if (accelerator !== undefined && ofScenario !== null) checkAccelerator(accelerator, ofScenario, reading);
  }
}

const scalarAt = (row: YamlMap, key: string): YamlScalar | undefined => {
  const value = row.entries.get(key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
};

function addInputs(draft: Draft, row: YamlMap, position: number): void {
  for (const [key, entry] of row.entries) {
    const name = `commitments.${position}.${key}`;
    if (commitmentOf(name) === null || entry.value.kind === 'list') continue;
    if (draft.inputs.has(name) || draft.formulas.has(name)) continue;
    draft.inputs.set(name, entryOf(entry.key, entry.value, 'value'));
    for (const [part, written] of seriesEntriesOf(name, entry.value))
      if (!draft.inputs.has(part)) draft.inputs.set(part, written);
  }
}

/** Other accelerators cannot serve this scenario: committed money would buy nothing. */
function checkAccelerator(node: YamlScalar, ofScenario: string, reading: Reading): void {
  const known = rowNamed(accelerators(), node.text, 'maker');
  if ((known?.id ?? node.text) === ofScenario) return;
  const hint = known
    ? `the scenario's is ${ofScenario}; leave \`accelerator\` out, or commit to that one`
    : (didYouMean(node.text, [ofScenario]) ?? `the scenario's is ${ofScenario}`);
  const rule = known
    ? 'is not the accelerator that the scenario runs on'
    : 'is not an accelerator of this scenario';
  report(reading, node, rule, quoted(node.text), hint);
}

/** Id of the scenario's accelerator, or the name of one of its own; null where it names none that exists. */
export function nameOfAccelerator(node: YamlNode | undefined): string | null {
  if (node === undefined) return usual.accelerator;
  if (node.kind === 'scalar') return rowNamed(accelerators(), node.text, 'maker')?.id ?? null;
  return nameOfOwn(node);
}

/** What an accelerator is called that a scenario describes itself. */
export const nameOfOwn = (node: YamlNode) => String(mappingOf(plainValue(node)).name ?? 'own accelerator');
