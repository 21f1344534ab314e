import type { Problem } from '../../errors.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { addInput } from '../draft-inputs.ts';
import { type DraftWorkload, mergeWorkloads, readWorkloads } from '../draft-workloads.ts';
import type { Placed, YamlNode } from '../yaml-tree.ts';
import { rowsOf } from './rows.ts';
import { serviceWords } from './words.ts';

/** A row of `services` as written; its other keys are inputs (`chat.promised_speed`). */
export interface DraftService {
  readonly key: Placed;
  /** Option words of its own, and its pool. */
  readonly settings: ReadonlyMap<string, YamlNode>;
  readonly workloads: ReadonlyMap<string, DraftWorkload>;
}

/** Reads the rows of `services`, and adds the inputs that they give. */
export function readServices(
  node: YamlNode | undefined,
  inputs: Map<string, DraftEntry>,
  problems: Problem[],
): Map<string, DraftService> {
  return new Map(
    rowsOf(node, 'service', problems).map(([name, { key, entries }]) => {
      const settings = new Map<string, YamlNode>();
      for (const [word, entry] of entries)
        if (!serviceWords.has(word)) addInput(inputs, `${name}.${word}`, entry.key, entry.value, problems);
        else if (word !== 'workloads') settings.set(word, entry.value);
      const list = entries.get('workloads')?.value;
      return [name, { key, settings, workloads: readWorkloads(list, `${name}.`, inputs, problems) }];
    }),
  );
}

/** Rows of a scenario that extends another one: it changes only what it names. */
export function mergeServices(
  base: ReadonlyMap<string, DraftService>,
  over: ReadonlyMap<string, DraftService>,
  mergeSettings: (
    base: ReadonlyMap<string, YamlNode>,
    over: ReadonlyMap<string, YamlNode>,
  ) => Map<string, YamlNode>,
): Map<string, DraftService> {
  const services = new Map(base);
  for (const [name, row] of over) {
    const before = base.get(name);
    services.set(
      name,
      before === undefined
        ? row
        : {
            key: row.key,
            settings: mergeSettings(before.settings, row.settings),
            workloads: mergeWorkloads(before.workloads, row.workloads),
          },
    );
  }
  return services;
}
