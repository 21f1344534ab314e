import { usual } from '../../catalog/resolve-options.ts';
import type { Draft } from '../draft.ts';
import { isSeriesEntry, seriesEntriesOf } from '../months/series-keys.ts';
import { stepsOf, type Patch } from '../patches.ts';
import { plainValue } from '../shape.ts';
import type { YamlNode } from '../yaml-tree.ts';

/** What stands where a scenario says nothing of an option. */
export const unsaid: Readonly<Record<string, string>> = {
  accelerator: usual.accelerator,
  language_model: usual.language_model,
  rental: 'on-demand',
  region: usual.region,
};

/** Why a lever that sets only what stands there is refused. */
export const alreadyThere = 'the scenario already has what it sets';

/** Whether a scenario says what a patch sets. */
export function standsAlready({ path, value }: Patch, draft: Draft): boolean {
  const [first, ...rest] = stepsOf(path, draft, value);
  const name = rest.join('.');
  const entries = first === 'inputs' ? draft.inputs : first === 'formulas' ? draft.formulas : null;
  const [service = '', word = '', ...more] = rest;
  const there =
    entries !== null
      ? entries.get(name)?.value
      : first === 'services'
        ? under(draft.services.get(service)?.settings.get(word), more)
        : under(draft.settings.get(first), rest);
  const said = there === undefined ? (rest.length === 0 ? unsaid[first] : undefined) : plainValue(there);
  if (said === undefined || JSON.stringify(said) !== JSON.stringify(plainValue(mainOf(value)))) return false;
  return entries === null || changesStand(name, value, draft);
}

/** Whether a scenario says of an input what a patch says of how it changes from month to month. */
function changesStand(name: string, value: YamlNode, draft: Draft): boolean {
  return seriesEntriesOf(name, value).every(([part, { node }]) => {
    const there = draft.inputs.get(part);
    const said = there === undefined || !isSeriesEntry(there) ? there?.value : there.node;
    return said !== undefined && JSON.stringify(plainValue(said)) === JSON.stringify(plainValue(node));
  });
}

/** Of a mapping with a value and its source the value. */
function mainOf(node: YamlNode): YamlNode {
  return (node.kind === 'map' ? node.entries.get('value')?.value : undefined) ?? node;
}

function under(node: YamlNode | undefined, steps: readonly string[]): YamlNode | undefined {
  return steps.reduce<YamlNode | undefined>(
    (there, step) => (there?.kind === 'map' ? there.entries.get(step)?.value : undefined),
    node,
  );
}
