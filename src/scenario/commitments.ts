import { mappingOf } from '../catalog/find-row.ts';
import { accelerators } from '../catalog/catalog.ts';
import { rowNamed } from '../catalog/row-names.ts';
import { usual } from '../catalog/resolve-options.ts';
import { didYouMean } from '../errors.ts';
import { quoted } from '../notation/messages.ts';
import { entryOf } from './draft-entry.ts';
import type { Draft } from './draft.ts';
import { commitmentOf } from './numbered-names.ts';
import { type Reading, report } from './reading.ts';
import { plainValue } from './shape.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-tree.ts';

/** The commitments of a scenario without services, by their positions. */
export function readCommitments(draft: Draft, reading: Reading): readonly number[] {
  const rows = commitmentRows(draft, reading);
  for (const row of rows) {
    checkAccelerator(draft, row, reading);
    const service = scalarAt(row, 'service');
    if (service !== undefined)
      report(reading, service, 'there is only one service here', quoted(service.text), 'leave `service` out');
  }
  return [...rows.keys()];
}

/**
 * The rows of `commitments`, whose numbers become inputs of the draft: `commitments.0.gpus` and so on. What was said under
 * such a name, in `inputs`, `formulas` or on the command line, goes before the row.
 */
export function commitmentRows(draft: Draft, reading: Reading): readonly YamlMap[] {
  const node = draft.settings.get('commitments');
  const rows = node?.kind === 'list' ? node.items.filter((row) => row.kind === 'map') : [];
  for (const [position, row] of rows.entries()) addInputs(draft, row, position);
  for (const [name, { key }] of draft.inputs) {
    const row = commitmentOf(name);
    if (row === null || row < rows.length) continue;
    const rule =
      rows.length === 0
        ? 'there are no `commitments`'
        : `the last of \`commitments\` is number ${rows.length - 1}`;
    report(
      reading,
      key,
      rule,
      quoted(name),
      'as in `commitments: [{ gpus: 64, price: 1.7 USD/GPU/hour }]`, counted from 0',
    );
    draft.inputs.delete(name);
  }
  return rows;
}

/** A text or number of a row. */
export const scalarAt = (row: YamlMap, key: string): YamlScalar | undefined => {
  const value = row.entries.get(key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
};

function addInputs(draft: Draft, row: YamlMap, position: number): void {
  for (const [key, entry] of row.entries) {
    const name = `commitments.${position}.${key}`;
    if (commitmentOf(name) === null || entry.value.kind === 'list') continue;
    if (draft.inputs.has(name) || draft.formulas.has(name)) continue;
    draft.inputs.set(name, entryOf(entry.key, entry.value, 'value'));
  }
}

/** Other accelerators cannot serve this scenario: committed money would buy nothing. */
function checkAccelerator(draft: Draft, row: YamlMap, reading: Reading): void {
  const node = scalarAt(row, 'accelerator');
  if (node === undefined) return;
  const ofScenario = nameOfAccelerator(draft.settings.get('accelerator'));
  // What the scenario says itself is then wrong already.
  if (ofScenario === null) return;
  const named = rowNamed(accelerators(), node.text, 'maker')?.id ?? node.text;
  if (named === ofScenario) return;
  const isKnown = rowNamed(accelerators(), node.text, 'maker') !== undefined;
  const hint = isKnown
    ? `the scenario's is ${ofScenario}; leave \`accelerator\` out, or commit to that one`
    : (didYouMean(node.text, [ofScenario]) ?? `the scenario's is ${ofScenario}`);
  const rule = isKnown
    ? 'is another accelerator than the scenario runs on'
    : 'is no accelerator of this scenario';
  report(reading, node, rule, quoted(node.text), hint);
}

/** Id of the accelerator that a word means, or the name of one of the scenario's own; null where there is none. */
export function nameOfAccelerator(node: YamlNode | undefined): string | null {
  if (node === undefined) return usual.accelerator;
  if (node.kind === 'scalar') return rowNamed(accelerators(), node.text, 'maker')?.id ?? null;
  return nameOfOwn(node);
}

/** What an accelerator is called that a scenario describes itself. */
export const nameOfOwn = (node: YamlNode) => String(mappingOf(plainValue(node)).name ?? 'own accelerator');
