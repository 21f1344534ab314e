import { host } from '#host';
import { mappingOf } from '../catalog/find-row.ts';
import type { OptionProblem } from '../catalog/mapping-reader.ts';
import { type OptionWords, resolveOptions } from '../catalog/resolve-options.ts';
import { didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { quoted } from '../notation/messages.ts';
import { checkOneService, nameOfOwn, readCommitments } from './commitments.ts';
import type { Draft } from './draft.ts';
import { type Reading, report } from './reading.ts';
import { readRents } from './rents.ts';
import { plainValue } from './shape.ts';
import { largestConfig, readSourceFile } from './source-file.ts';

/** The model a scenario names. */
export interface ModelChoice {
  /** Null where there is none, or it cannot be built. */
  readonly model: Model | null;
  /** False where a model is meant but cannot be built, so that nothing can be said about names. */
  readonly isKnown: boolean;
  /** What it includes and what was assumed, in sentences for the report. */
  readonly notes: readonly string[];
  /** What may make the answer wrong, in sentences. */
  readonly cautions: readonly string[];
}

/** Keys that only a built-in model understands. */
const modelKeys = [
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
  'commitments',
  'rents',
];

/** Builds the model that a scenario names, with the catalogue's rows that it chooses. */
export function chooseModel(draft: Draft, reading: Reading): ModelChoice {
  const node = draft.settings.get('model');
  const given = modelKeys.filter((key) => draft.settings.has(key));
  if (node?.kind !== 'scalar') {
    const places = [
      ...given.map((key) => draft.settings.get(key)!),
      ...[...draft.workloads.values()].map(({ name }) => name),
    ];
    for (const place of places)
      report(reading, place, 'only a built-in model uses this', undefined, 'name a `model`');
    return { model: null, isKnown: true, notes: [], cautions: [] };
  }
  const builtIn = builtInModels.find(({ name }) => name === node.text);
  if (builtIn === undefined) {
    const names = builtInModels.map(({ name }) => name);
    const hint = didYouMean(node.text, names) ?? `there are ${names.join(', ')}`;
    report(reading, node, 'unknown model', quoted(node.text), hint);
    return { model: null, isKnown: false, notes: [], cautions: [] };
  }
  const rule = `${builtIn.name} does not use this`;
  for (const key of given)
    if (!builtIn.options.includes(key)) report(reading, draft.settings.get(key)!, rule);
  if (!builtIn.options.includes('workloads'))
    for (const [workload, { name }] of draft.workloads) {
      report(reading, name, rule);
      for (const input of draft.inputs.keys())
        if (input.startsWith(`${workload}.`)) draft.inputs.delete(input);
    }
  const words = { ...wordsOf(draft), ...rentWords(draft, reading) };
  const { options, problems, notes, cautions } = resolveOptions(words, (path) =>
    readOptionFile(path, draft, reading),
  );
  for (const problem of problems) reportOption(problem, draft, reading);
  const commitments = builtIn.options.includes('commitments') ? readCommitments(draft, reading) : [];
  checkOneService(commitments, draft, reading);
  const model = builtIn.build({
    ...options,
    commitments: commitments.length,
    given: new Set(draft.inputs.keys()),
  });
  return { model, isKnown: true, notes: [...builtIn.scope, ...notes], cautions };
}

/** The price list that a scenario names, unless it gives the price itself. */
function rentWords(draft: Draft, reading: Reading): Pick<OptionWords, 'rents'> {
  const node = draft.settings.get('rents');
  if (node?.kind !== 'scalar') return {};
  const accelerator = draft.settings.get('accelerator');
  const own = accelerator?.kind === 'map' ? [nameOfOwn(accelerator)] : [];
  const rents = readRents(node, own, reading);
  const isGiven = draft.inputs.has('gpu_price') || draft.formulas.has('gpu_price');
  if (isGiven)
    report(
      { problems: reading.remarks },
      node,
      'nothing is taken from this list',
      undefined,
      '`gpu_price` is given',
    );
  return rents === null || isGiven ? {} : { rents };
}

/** The option words of a draft as plain data. */
function wordsOf(draft: Draft): OptionWords {
  const words = modelKeys
    .filter((key) => key !== 'rents')
    .flatMap((key): [string, unknown][] => {
      const node = draft.settings.get(key);
      return node === undefined ? [] : [[key, plainValue(node)]];
    });
  const workloads = [...draft.workloads.values()].map(({ name, like }) => ({
    name: name.text,
    ...(like === undefined ? {} : { like: like.text }),
  }));
  return {
    ...Object.fromEntries(words),
    ...instanceWords(draft),
    ...(workloads.length > 0 ? { workloads } : {}),
  };
}

/** Sizes of instances, also where they are given as inputs: pools and replicas follow from them. */
function instanceWords(draft: Draft): Pick<OptionWords, 'gpus_per_instance'> {
  const node = draft.settings.get('gpus_per_instance');
  const given = ['prefill', 'decode'].flatMap((phase): [string, number][] => {
    const text = draft.inputs.get(`${phase}_gpus`)?.value.text ?? '';
    const [, count] = /^\s*(\d{1,6})(?:\.0+)?(?:\s?GPU)?\s*$/.exec(text) ?? [];
    return count === undefined || count === '0' ? [] : [[phase, Number(count)]];
  });
  if (given.length === 0) return {};
  return { gpus_per_instance: { ...mappingOf(node && plainValue(node)), ...Object.fromEntries(given) } };
}

function readOptionFile(path: string, draft: Draft, reading: Reading): string {
  const folder = draft.settings.get('language_model')?.file.folder ?? draft.file.folder;
  const file = readSourceFile(host.files.resolve(folder, path), path, largestConfig);
  reading.files.push(file);
  return file.text;
}

/** Places a problem of the catalogue at the value it is about, or at the mapping in which that is missing. */
function reportOption({ path, rule, found, hint }: OptionProblem, draft: Draft, reading: Reading): void {
  const [key = '', ...steps] = path;
  if (key === 'workloads') {
    const row = [...draft.workloads.values()][Number(steps[0])];
    report(reading, row?.like ?? row?.name ?? draft.settings.get('model')!, rule, found, hint);
    return;
  }
  let node = draft.settings.get(key) ?? draft.settings.get('model')!;
  const isGiven = draft.settings.has(key);
  // As it was written, which may be by an old name; what is missing stands below the mapping that lacks it.
  let missing = isGiven ? [...steps] : path;
  for (const step of steps) {
    const next = node.kind === 'map' ? node.entries.get(step)?.value : undefined;
    if (next === undefined) break;
    node = next;
    missing = missing.slice(1);
  }
  const written = isGiven ? [node.path, ...missing] : missing;
  report(reading, { path: written.join('.'), at: () => node.at() }, rule, found, hint);
}
