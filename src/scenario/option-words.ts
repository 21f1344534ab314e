import { host } from '#host';
import { mappingOf } from '../catalog/find-row.ts';
import type { OptionProblem } from '../catalog/mapping-reader.ts';
import type { RentList } from '../catalog/rent-list.ts';
import type { OptionWords, Resolution } from '../catalog/resolve-options.ts';
import { resolveOptions } from '../catalog/resolve-options.ts';
import type { Draft } from './draft.ts';
import { type Reading, report } from './reading.ts';
import { plainValue } from './shape.ts';
import { largestConfig, readNamedFile } from './source-file.ts';
import type { Placed } from './yaml-tree.ts';

/** Keys of a built-in model whose words the catalogue looks up. */
export const modelKeys = [
  'accelerator',
  'language_model',
  'year',
  'rental',
  'provider',
  'region',
  'formats',
  'gpus_per_instance',
  'attention_replicas',
  'staff',
] as const;

/** Keys that only a built-in model understands: those, and what is read apart. */
export const modelSettings = [...modelKeys, 'commitments', 'rents'] as const;

/** What option words are read from: a scenario, or one of its services with what it takes from the scenario. */
export interface OptionSource extends Pick<Draft, 'file' | 'settings' | 'workloads'> {
  /** The notation of an input of the model, where it is given. */
  readonly notationOf: (input: string) => string | undefined;
  /** The price list of the scenario's own that it takes rents from. */
  readonly rents: RentList | null;
  /** Where problems stand that belong to nothing written. */
  readonly fallback: Placed;
}

/** Looks up the option words of a scenario or service; what is wrong is reported where it is written. */
export function readOptions(source: OptionSource, reading: Reading): Omit<Resolution, 'problems'> {
  const { problems, ...resolved } = resolveOptions(wordsOf(source), (path) =>
    readOptionFile(path, source, reading),
  );
  for (const problem of problems) reportOption(problem, source, reading);
  return resolved;
}

/** The option words as plain data. */
function wordsOf(source: OptionSource): OptionWords {
  const words = modelKeys.flatMap((key): [string, unknown][] => {
    const node = source.settings.get(key);
    return node === undefined ? [] : [[key, plainValue(node)]];
  });
  const workloads = [...source.workloads.values()].map(({ name, like }) => ({
    name: name.text,
    ...(like === undefined ? {} : { like: like.text }),
  }));
  return {
    ...Object.fromEntries(words),
    ...instanceWords(source),
    ...(source.rents === null ? {} : { rents: source.rents }),
    ...(workloads.length > 0 ? { workloads } : {}),
  };
}

/** Inputs that give sizes of instances. */
export const instanceInputs: readonly string[] = ['prefill_gpus', 'decode_gpus'];

/** Sizes of instances, also where they are given as inputs: pools and replicas follow from them. */
function instanceWords({ settings, notationOf }: OptionSource): Pick<OptionWords, 'gpus_per_instance'> {
  const node = settings.get('gpus_per_instance');
  const given = instanceInputs.flatMap((name): [string, number][] => {
    const phase = name.slice(0, name.indexOf('_'));
    const text = notationOf(name) ?? '';
    const [, count] = /^\s*(\d{1,6})(?:\.0+)?(?:\s?GPU)?\s*$/.exec(text) ?? [];
    return count === undefined || count === '0' ? [] : [[phase, Number(count)]];
  });
  if (given.length === 0) return {};
  return { gpus_per_instance: { ...mappingOf(node && plainValue(node)), ...Object.fromEntries(given) } };
}

function readOptionFile(path: string, { settings, file: own }: OptionSource, reading: Reading): string {
  const by = settings.get('language_model')?.file ?? own;
  const file = readNamedFile(by, {
    written: path,
    path: host.files.resolve(by.folder, path),
    name: path,
    largest: largestConfig,
  });
  reading.files.push(file);
  return file.text;
}

/** Places a problem of the catalogue at the value it is about, or at the mapping in which that is missing. */
function reportOption(
  { path, rule, found, hint }: OptionProblem,
  { settings, workloads, fallback }: OptionSource,
  reading: Reading,
): void {
  const [key = '', ...steps] = path;
  if (key === 'workloads') {
    const row = [...workloads.values()][Number(steps[0])];
    report(reading, row?.like ?? row?.name ?? fallback, rule, found, hint);
    return;
  }
  let node = settings.get(key);
  // As it was written, which may be by an old name; what is missing stands below the mapping that lacks it.
  let missing = node === undefined ? path : [...steps];
  const isGiven = node !== undefined;
  let at: Placed = node ?? fallback;
  for (const step of steps) {
    const next = node?.kind === 'map' ? node.entries.get(step)?.value : undefined;
    if (next === undefined) break;
    node = next;
    at = next;
    missing = missing.slice(1);
  }
  const written = isGiven ? [at.path, ...missing] : missing;
  report(reading, { path: written.join('.'), at: () => at.at() }, rule, found, hint);
}
