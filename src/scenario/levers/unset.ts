import { resolveOptions } from '../../catalog/resolve-options.ts';
import { didYouMean } from '../../errors.ts';
import { builtInModels } from '../../model/models/built-in-models.ts';
import { quoted } from '../../notation/messages.ts';
import type { CheckedDraft } from '../check-scenario.ts';
import type { Draft } from '../draft.ts';
import { commitmentOf } from '../numbered-names.ts';
import { stepsOf, whatWasObserved } from '../patches.ts';
import { type Reading, report } from '../reading.ts';
import { keysAt } from '../schema.ts';
import type { YamlNode } from '../yaml-tree.ts';
import type { Lever } from './lever.ts';
import { placesOf } from './places.ts';

/** A draft in which nothing stands where a lever goes back to defaults. */
export function withDefaults(draft: Draft, lever: Lever, checked: CheckedDraft, reading: Reading): Draft {
  reportUnknownPaths(draft, lever, checked, reading);
  return withoutPaths(
    draft,
    lever.unset.flatMap(({ text }) => placesOf(text, draft)),
  );
}

/** What goes back to its default must be an option, or an input of some model: not every model has every input. */
function reportUnknownPaths(
  draft: Draft,
  { unset }: Lever,
  { inputs }: CheckedDraft,
  reading: Reading,
): void {
  for (const node of unset) {
    if (node.text === 'observed')
      report(reading, node, whatWasObserved.rule, quoted(node.text), whatWasObserved.hint);
    const [first, ...rest] = stepsOf(node.text.replace(/^\*\./, ''), draft);
    const name = rest.join('.');
    if (first !== 'inputs' || node.text.startsWith('*.') || inputs.some((one) => one.name === name)) continue;
    const known = inputsOfModels();
    if (known.has(name)) continue;
    report(
      reading,
      node,
      'neither an option nor an input of a model',
      quoted(node.text),
      didYouMean(name, [...known, ...keysAt([])]),
    );
  }
}

/** Names of the inputs of all built-in models, as they are without a word of a scenario. */
function inputsOfModels(): ReadonlySet<string> {
  const { options } = resolveOptions();
  return new Set(builtInModels.flatMap((model) => model.build(options).inputs.map(({ name }) => name)));
}

/** A draft in which nothing stands at some paths, so that defaults do. */
export function withoutPaths(draft: Draft, paths: readonly string[]): Draft {
  const settings = new Map(draft.settings);
  const inputs = new Map(draft.inputs);
  const formulas = new Map(draft.formulas);
  for (const path of paths) {
    const [first, ...rest] = stepsOf(path, draft);
    if (first === 'inputs') inputs.delete(rest.join('.'));
    else if (first === 'formulas') formulas.delete(rest.join('.'));
    else if (rest.length === 0) {
      settings.delete(first);
      if (first === 'commitments')
        for (const name of inputs.keys()) if (commitmentOf(name) !== null) inputs.delete(name);
    } else if (settings.has(first)) settings.set(first, withoutKey(settings.get(first)!, rest));
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
