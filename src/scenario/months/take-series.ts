import { didYouMean } from '../../errors.ts';
import type { Model } from '../../model/model.ts';
import { quoted } from '../../notation/messages.ts';
import { parseVarying } from '../../notation/parse-varying.ts';
import type { Draft } from '../draft.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { type Reading, report } from '../reading.ts';
import { defaultTrends } from './default-trends.ts';
import { stepPartOf } from '../numbered-names.ts';
import { isSeriesEntry, type SeriesKey, seriesKeys } from './series-keys.ts';

/** What is said of how inputs change: by input, by key. */
export type WrittenSeries = ReadonlyMap<string, WrittenParts>;

export interface WrittenParts {
  readonly keys: ReadonlyMap<SeriesKey, DraftEntry>;
  /** Parts of steps that were set by name, as in `gpu_price.steps.0`. */
  readonly steps: ReadonlyMap<string, DraftEntry>;
}

/** A draft without the keys by which inputs change, and what these say. Where there is no horizon they are reported. */
export function takeSeries(
  draft: Draft,
  model: Model | null,
  hasHorizon: boolean,
  reading: Reading,
): { readonly draft: Draft; readonly written: WrittenSeries; readonly notes: readonly string[] } {
  const known = new Set([
    ...(model?.inputs ?? []).map(({ name }) => name),
    ...[...draft.inputs].filter(([, entry]) => !isSeriesEntry(entry)).map(([name]) => name),
  ]);
  const computed = new Set([...draft.formulas.keys(), ...(model?.quantities ?? []).map(({ name }) => name)]);
  const inputs = new Map<string, DraftEntry>();
  const written = new Map<string, { keys: Map<SeriesKey, DraftEntry>; steps: Map<string, DraftEntry> }>();
  const partsOf = (name: string) => {
    const parts = written.get(name) ?? { keys: new Map(), steps: new Map() };
    written.set(name, parts);
    return parts;
  };
  for (const [name, entry] of draft.inputs) {
    const part = isSeriesEntry(entry)
      ? entry.part
      : hasHorizon
        ? partNamed(name, draft, new Set([...known, ...computed]))
        : null;
    const step = stepPartOf(name);
    if (part === null && step === null) {
      inputs.set(name, entry);
      continue;
    }
    const of = part?.of ?? step!.of;
    const problem = problemOf(of, part?.key ?? 'steps', computed, known, hasHorizon);
    if (problem !== null) report(reading, entry.key, problem.rule, problem.found, problem.hint);
    else if (part !== null) partsOf(of).keys.set(part.key, entry);
    else partsOf(of).steps.set(name, entry);
  }
  const given = { ...draft, inputs };
  if (!hasHorizon) return { draft: given, written, notes: [] };
  const { entries, notes } = defaultTrends(given, model, written);
  for (const [name, entry] of entries) partsOf(name).keys.set('growth', entry);
  return { draft: given, written, notes };
}

/** The part that a name stands for which `--set` gives: `gpu_price.growth`. */
function partNamed(name: string, draft: Draft, known: ReadonlySet<string>) {
  const dot = name.lastIndexOf('.');
  const [of, word] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  const key = seriesKeys.find((one) => one === word);
  if (key === undefined || !known.has(of)) return null;
  const value = draft.inputs.get(of)?.value.text;
  // What varies with others has a part of that name too.
  if (key === 'noise' && value !== undefined && parseVarying(value) !== null) return null;
  return { of, key };
}

function problemOf(
  name: string,
  key: SeriesKey,
  computed: ReadonlySet<string>,
  known: ReadonlySet<string>,
  hasHorizon: boolean,
): { rule: string; found?: string; hint?: string | undefined } | null {
  if (!hasHorizon)
    return {
      rule: `\`${key}\` says how an input changes from month to month, and the scenario has no horizon`,
      hint: 'add one, as in `horizon: { from: 2027-01, months: 12 }`',
    };
  if (computed.has(name))
    return { rule: `${name} is computed by a formula`, hint: 'let the inputs of the formula change' };
  if (!known.has(name))
    return {
      rule: 'there is no input of this name to change',
      found: quoted(name),
      hint: didYouMean(name, known) ?? 'an input of your own needs a `value` too',
    };
  return null;
}
