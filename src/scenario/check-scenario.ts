import { didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { quoted } from '../notation/messages.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { isDimensionless } from '../units/arithmetic.ts';
import { readCorrelations } from './correlations.ts';
import type { Draft } from './draft.ts';
import { readGoals } from './goals.ts';
import { type ReadInputs, readInputs } from './inputs.ts';
import { chooseModel } from './model-choice.ts';
import { readPublished, reportUnknownQuantity } from './published.ts';
import { type Names, readQuantities } from './quantities.ts';
import { type Reading, readNotation, report } from './reading.ts';
import type { Scenario } from './scenario.ts';
import { placeIn } from './source-file.ts';
import type { UnreadPublished } from './unread-published.ts';
import { reportUnused } from './unused-inputs.ts';
import type { YamlNode } from './yaml-tree.ts';

/** Everything of a scenario that its drafts decide; what the file itself decides is added by the reader. */
export type CheckedDraft = Omit<Scenario, 'file' | 'text' | 'sha256' | 'bases' | 'levers'>;

/** Reads every notation of a draft. What is wrong is reported, and what is returned is then of no use. */
export function checkDraft(
  draft: Draft,
  fallbackTitle: string,
  reading: Reading,
  unread?: UnreadPublished[],
): CheckedDraft {
  const { settings } = draft;
  const choice = chooseModel(draft, reading);
  const { model } = choice;
  const inputs = readInputs(draft, choice.model?.inputs ?? [], reading);
  const names = readQuantities(draft, model, inputs, reading);
  reportNoShares(draft, inputs, reading);
  reportUnknownScales(draft, names, reading);
  const unused = choice.isKnown ? reportUnused(draft, model, names, reading) : [];
  return {
    title: textAt(settings.get('title')) ?? fallbackTitle,
    question: textAt(settings.get('question')) ?? '',
    model: model?.name ?? null,
    inputs: names.inputs,
    quantities: names.quantities,
    outputs: readOutputs(draft, model, names, reading),
    breakdown: breakdownOf(draft, model),
    decisive: model?.decisive ?? {},
    promises: model?.promises ?? [],
    correlations: readCorrelations(settings.get('correlations'), names, reading),
    goals: readGoals(settings.get('goals'), names, reading),
    published: readPublished(settings.get('published'), names, reading, unread),
    level: readShare(settings.get('level'), 0.9, false, reading),
    allowNonFinite: readShare(settings.get('allow_non_finite'), 0, true, reading),
    notes: [
      ...listAt(settings.get('notes')).flatMap((note) => textAt(note) ?? []),
      ...choice.notes,
      ...unused,
    ],
    cautions: choice.cautions,
    remarks: [...draft.remarks, ...reading.remarks],
  };
}

/** Queries are split by the proportions of the shares: there must be some. */
function reportNoShares(draft: Draft, { inputs }: ReadInputs, reading: Reading): void {
  const shares = [...draft.workloads.keys()].flatMap((name) => draft.inputs.get(`${name}.share`) ?? []);
  const isZero = (name: string) => {
    const value = inputs.find((input) => input.name === name)?.value;
    return value?.kind === 'constant' && value.value === 0;
  };
  if (shares.length === 0 || ![...draft.workloads.keys()].every((name) => isZero(`${name}.share`))) return;
  const found = shares.map(({ value }) => value.text).join(', ');
  report(reading, shares[0]!.value, 'one share at least must be above 0', quoted(found));
}

/** What a lever multiplies must be there. */
function reportUnknownScales({ scales }: Draft, names: Names, reading: Reading): void {
  for (const [name, [scale]] of scales) {
    if (names.units.has(name) || names.unread.has(name)) continue;
    const hint = didYouMean(name, names.units.keys());
    report(reading, scale!.node, 'there is no such input or quantity to scale', quoted(name), hint);
  }
}

function textAt(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

function listAt(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** A share; its ends 0 and 1 count only when `hasEnds`. */
function readShare(node: YamlNode | undefined, usual: number, hasEnds: boolean, reading: Reading): number {
  if (node?.kind !== 'scalar') return usual;
  const tree = readNotation(reading, node, parseQuantity);
  if (tree === null) return usual;
  const share = tree.kind === 'constant' ? tree.base : Number.NaN;
  const isShare = hasEnds ? share >= 0 && share <= 1 : share > 0 && share < 1;
  if (isShare && (tree.unit === null || isDimensionless(tree.unit))) return share;
  report(reading, node, 'must be a share between 0 and 1, as in 0.9 or 90%', quoted(node.text));
  return usual;
}

function readOutputs(draft: Draft, model: Model | null, names: Names, reading: Reading): readonly string[] {
  const node = draft.settings.get('outputs');
  const own = [...draft.formulas.keys()];
  if (node === undefined) {
    if (model === null && own.length === 0 && reading.problems.length === 0) {
      const at = { path: '', at: () => placeIn(draft.file, 0) };
      report(reading, at, 'nothing to compute', undefined, 'name a `model`, or write `formulas`');
    }
    const ofModel = (model?.outputs ?? []).filter((name) =>
      names.quantities.some((one) => one.name === name),
    );
    return [...new Set([...ofModel, ...own.filter((name) => !isOfModel(name, model))])];
  }
  const outputs: string[] = [];
  for (const item of listAt(node)) {
    if (item.kind !== 'scalar') continue;
    const isQuantity = names.quantities.some(({ name }) => name === item.text);
    if (outputs.includes(item.text)) report(reading, item, 'each output may stand once', quoted(item.text));
    else if (isQuantity) outputs.push(item.text);
    else if (!isUnreadQuantity(item.text, names)) reportUnknownQuantity(item, names, reading);
  }
  if (listAt(node).length === 0) report(reading, node, 'must name a quantity', 'an empty list');
  return outputs;
}

function isUnreadQuantity(name: string, names: Names): boolean {
  return names.unread.has(name) && !names.units.has(name);
}

function isOfModel(name: string, model: Model | null): boolean {
  return model !== null && [...model.inputs, ...model.quantities].some((one) => one.name === name);
}

/** The model's parts no longer add up when the scenario computes their sum its own way. */
function breakdownOf(draft: Draft, model: Model | null): readonly string[] {
  const headline = model?.outputs[0];
  const isOwn = headline !== undefined && (draft.formulas.has(headline) || draft.scales.has(headline));
  return model === null || headline === undefined || isOwn ? [] : model.breakdown;
}
