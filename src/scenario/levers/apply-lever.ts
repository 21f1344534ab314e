import { didYouMean } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import type { CheckedDraft } from '../check-scenario.ts';
import { type Draft, type DraftEntry, type DraftScale, mergeDrafts } from '../draft.ts';
import { patchDraft, stepsOf } from '../patches.ts';
import { type Reading, report } from '../reading.ts';
import type { YamlNode, YamlScalar } from '../yaml-tree.ts';
import type { Lever } from './lever.ts';
import { placesOf } from './places.ts';
import { meets } from './requirements.ts';
import { standsAlready } from './stands-already.ts';

/**
 * A scenario with what a lever changes: first what goes back to its default, then what stays, what is set, and what is
 * multiplied. What was published of the scenario is not of the changed one, and goes. Null, and problems, where the lever
 * does not apply.
 *
 * @param checked what the draft says, each word read
 */
export function applyLever(
  draft: Draft,
  lever: Lever,
  checked: CheckedDraft,
  reading: Reading,
): Draft | null {
  if (!meets(draft, checked, lever, reading)) return null;
  const kept = keptInputs(lever, draft, checked, reading);
  const base = withoutPaths(draft, ['published', ...lever.unset.flatMap(({ text }) => placesOf(text, draft))]);
  const patches = lever.set.flatMap((patch) =>
    placesOf(patch.path, draft).map((path) => ({ ...patch, path })),
  );
  const isThere = lever.scale.size === 0 && patches.every((patch) => standsAlready(patch, draft));
  if (isThere && patches.length > 0) {
    report(reading, patches[0]!.key, 'what it sets stands there already');
    return null;
  }
  const set = patchDraft(patches, base, lever.file, reading.problems);
  const merged = mergeDrafts({ ...base, inputs: new Map([...base.inputs, ...kept]) }, set);
  return { ...merged, file: draft.file, scales: scalesOf(draft, lever) };
}

function scalesOf(draft: Draft, { scale }: Lever): Draft['scales'] {
  const scales = new Map<string, readonly DraftScale[]>(draft.scales);
  for (const [path, one] of scale)
    for (const name of placesOf(path.replace(/^(?:inputs|formulas)\./, ''), draft))
      scales.set(name, [...(scales.get(name) ?? []), one]);
  return scales;
}

/** Inputs as they are before the lever, written out: a default that would change with an option stays. */
function keptInputs(
  { keep, file }: Lever,
  draft: Draft,
  { inputs }: CheckedDraft,
  reading: Reading,
): readonly (readonly [string, DraftEntry])[] {
  return keep.flatMap(({ as, key, name }): (readonly [string, DraftEntry])[] => {
    const input = inputs.find((one) => one.name === name.text);
    if (input === undefined) {
      const hint = didYouMean(
        name.text,
        inputs.map((one) => one.name),
      );
      report(reading, name, 'no input of this scenario, so there is nothing to keep', quoted(name.text), hint);
      return [];
    }
    const written = draft.inputs.get(name.text);
    if (written !== undefined) return [[as, written]];
    const scalar = (text: string): YamlScalar => ({ ...name, kind: 'scalar', file, value: text, text });
    const { notation, explanation, source, unit, value } = input;
    const isBare = value.unit.text === unit.text && !notation.endsWith(unit.text);
    const fields = new Map([
      ['unit', scalar(unit.text === '' ? '1' : unit.text)],
      ['source', scalar(source)],
      ['explanation', scalar(explanation)],
    ]);
    const text = isBare ? `${notation} ${unit.text}`.trim() : notation;
    return [[as, { key, value: scalar(text), fields, replaced: [] }] as const];
  });
}

/** A draft in which nothing stands at some paths, so that defaults do. */
function withoutPaths(draft: Draft, paths: readonly string[]): Draft {
  const settings = new Map(draft.settings);
  const inputs = new Map(draft.inputs);
  const formulas = new Map(draft.formulas);
  for (const path of paths) {
    const [first, ...rest] = stepsOf(path, draft);
    if (first === 'inputs') inputs.delete(rest.join('.'));
    else if (first === 'formulas') formulas.delete(rest.join('.'));
    else if (rest.length === 0) settings.delete(first);
    else if (settings.has(first)) settings.set(first, withoutKey(settings.get(first)!, rest));
  }
  return { ...draft, settings, inputs, formulas };
}

function withoutKey(node: YamlNode, [step, ...rest]: readonly string[]): YamlNode {
  const inner = node.kind === 'map' ? node.entries.get(step!) : undefined;
  if (node.kind !== 'map' || inner === undefined) return node;
  const entries = new Map(node.entries);
  if (rest.length === 0) entries.delete(step!);
  else entries.set(step!, { ...inner, value: withoutKey(inner.value, rest) });
  return { ...node, entries };
}
