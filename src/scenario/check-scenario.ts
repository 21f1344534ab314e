import { didYouMean } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { quoted } from '../notation/messages.ts';
import { parseQuantity } from '../notation/parse-quantity.ts';
import { isDimensionless } from '../units/arithmetic.ts';
import { breakdownsOf } from './breakdowns.ts';
import { chooseCurrency } from './currency/choose-currency.ts';
import { inOneCurrency } from './currency/in-one-currency.ts';
import { middleRateNotes } from './currency/middle-rate.ts';
import { rateInputs } from './currency/rate-inputs.ts';
import { remarkBareMoney, remarkIdleRates } from './currency/bare-money.ts';
import { checkRates, neededRates, ratesNotes, withoutIdleRates } from './currency/rates-given.ts';
import type { Draft } from './draft.ts';
import { observedRateNotes, ratesObserved } from './evidence/observed-rates.ts';
import { readObserved } from './evidence/read-observed.ts';
import { readGoals } from './goals.ts';
import { type InputsAsRead, type ReadInputs, readInputs } from './inputs.ts';
import { type ReadMoney, readMoney } from './money/read-money.ts';
import { chooseModel } from './model-choice.ts';
import { readHorizon } from './months/read-horizon.ts';
import { correlationsOverMonths } from './months/read-correlations.ts';
import { partFirstMonths } from './months/never.ts';
import { isHeldToRange } from './months/known-range.ts';
import { overMonths } from './months/moving.ts';
import { instanceInputs } from './option-words.ts';
import { takeSeries } from './months/take-series.ts';
import { withSeries } from './months/with-series.ts';
import { readPublished, reportUnknownQuantity } from './published.ts';
import { type Names, readQuantities } from './quantities.ts';
import { type Reading, readNotation, report } from './reading.ts';
import type { Scenario } from './scenario.ts';
import { hintAtNames } from './services/shared-names.ts';
import { textAt } from './shape.ts';
import { placeIn } from './source-file.ts';
import type { UnreadPublished } from './unread-published.ts';
import { reportUnused } from './unused-inputs.ts';
import { checkVarying } from './varying/check-parameters.ts';
import { unfoldVarying } from './varying/varying-inputs.ts';
import type { YamlNode } from './yaml-tree.ts';

/** Everything of a scenario that its drafts decide; what the file itself decides is added by the reader. */
export type CheckedDraft = Omit<Scenario, 'file' | 'text' | 'sha256' | 'bases' | 'levers'>;

/**
 * Reads every notation of a draft. What is wrong is reported, and what is returned is then of no use. `keep` is told how inputs
 * were read.
 */
export function checkDraft(
  written: Draft,
  fallbackTitle: string,
  reading: Reading,
  unread?: UnreadPublished[],
  keep?: (how: InputsAsRead) => void,
): CheckedDraft {
  const { settings } = written;
  const horizon = readHorizon(written, reading);
  const choice = chooseModel(written, reading, horizon);
  const { model } = choice;
  const currency = chooseCurrency(written, settings.has('model') || written.services.size > 0, reading);
  const money = readMoney(written, model, currency.chosen, horizon, reading);
  const { draft } = money;
  const ofModel = [...(model?.inputs ?? []), ...money.inputs];
  const rates = rateInputs(currency, draft);
  const {
    draft: still,
    written: changes,
    notes: trends,
  } = takeSeries(draft, model, horizon !== null, reading);
  const { draft: unfolded, varying } = unfoldVarying(still, model, reading);
  const starting = readInputs(unfolded, ofModel, reading, rates);
  const { inputs, series } = withSeries(starting, changes, horizon, draft.scales, reading);
  checkRates(rates, inputs.inputs, draft, reading);
  const names = inOneCurrency(
    readQuantities(unfolded, model, inputs, reading, horizon),
    currency.chosen,
    unfolded,
    model,
  );
  const readable = new Set(names.quantities.map(({ name }) => name));
  checkVarying({ draft: unfolded, varying }, model, readable, reading);
  remarkBareMoney(names, ofModel, unfolded, reading);
  remarkIdleRates(names, rates, unfolded, reading);
  reportNoShares(draft, inputs, reading);
  reportUnknownScales(draft, names, reading);
  const over = overMonths(names.quantities, series);
  const overHorizon = horizon && { horizon, ...over };
  const goals = readGoals(settings.get('goals'), names, reading, overHorizon);
  const published = readPublished(settings.get('published'), names, reading, overHorizon, unread);
  const atMiddle = new Set<string>();
  const evidence = readObserved(
    settings.get('observed'),
    { names: { ...names, atMiddle }, model: model?.name ?? null, over: horizon && { ...over, horizon } },
    reading,
  );
  const { correlations, shockCorrelations } = correlationsOverMonths(
    settings.get('correlations'),
    names,
    series,
    reading,
  );
  const needed = neededRates(names, rates, goals, correlations, ratesObserved(evidence, atMiddle));
  const isAlone = evidence === null && varying.length === 0 && draft.scales.size === 0;
  keep?.({
    entries: isAlone ? unfolded.inputs : new Map(),
    ofModel,
    tied: new Set([
      ...rates.map(({ name }) => name),
      ...correlations.flatMap(({ between }) => between),
      ...series.filter((one) => isHeldToRange(one, inputs.inputs, horizon!)).map(({ input }) => input),
      ...[...unfolded.inputs.keys()].filter(decidesMore),
    ]),
  });
  const unused = choice.isKnown
    ? reportUnused({ ...still, texts: unfolded.texts }, model, names, needed, reading)
    : [];
  const named = readOutputs(draft, model, money, names, reading);
  const { outputs, firstMonths } = partFirstMonths(named, names.quantities, draft, reading);
  const checked = {
    title: textAt(settings.get('title')) ?? fallbackTitle,
    question: textAt(settings.get('question')) ?? '',
    model: model?.name ?? null,
    inputs: withoutIdleRates(names.inputs, rates, needed),
    quantities: names.quantities,
    outputs,
    ...breakdownsOf(draft, model),
    decisive: model?.decisive ?? {},
    promises: model?.promises ?? [],
    correlations,
    goals,
    evidence,
    horizon: horizon && { ...horizon, ...over, series, firstMonths, shockCorrelations },
    published,
    level: readShare(settings.get('level'), 0.9, false, reading),
    allowNonFinite: readShare(settings.get('allow_non_finite'), 0, true, reading),
    notes: [
      ...listAt(settings.get('notes')).flatMap((note) => textAt(note) ?? []),
      ...choice.notes,
      ...money.notes,
      ...trends,
      ...ratesNotes(needed, correlations),
      ...middleRateNotes(names.atMiddle, names.inputs),
      ...observedRateNotes(atMiddle, names.inputs),
      ...unused,
    ],
    cautions: choice.cautions,
    remarks: [...draft.remarks, ...reading.remarks],
  };
  hintAtNames(model, reading);
  return checked;
}

/** Whether a model takes more from an input than its value: pools from sizes of instances, and that some share is not 0. */
function decidesMore(name: string): boolean {
  const word = name.slice(name.lastIndexOf('.') + 1);
  return word === 'share' || instanceInputs.includes(word);
}

/** Queries are split by the proportions of the shares: there must be some. */
function reportNoShares(draft: Draft, { inputs }: ReadInputs, reading: Reading): void {
  const groups = [...draft.services].map(([name, { workloads }]) =>
    [...workloads.keys()].map((workload) => {
      const own = `${name}.${workload}.share`;
      return draft.inputs.has(own) ? own : `${workload}.share`;
    }),
  );
  for (const shares of [[...draft.workloads.keys()].map((name) => `${name}.share`), ...groups])
    if (shares.length > 0 && shares.every(isZero)) {
      const given = shares.flatMap((name) => draft.inputs.get(name) ?? []);
      const found = given.map(({ value }) => value.text).join(', ');
      if (given.length > 0)
        report(reading, given[0]!.value, 'at least one share must be above 0', quoted(found));
    }

  function isZero(name: string): boolean {
    const value = inputs.find((input) => input.name === name)?.value;
    return value?.kind === 'constant' && value.value === 0;
  }
}

/** What a lever multiplies must be there. */
function reportUnknownScales({ scales }: Draft, names: Names, reading: Reading): void {
  for (const [name, [scale]] of scales) {
    if (names.units.has(name) || names.unread.has(name)) continue;
    const hint = didYouMean(name, names.units.keys());
    report(reading, scale!.node, 'there is no such input or quantity to scale', quoted(name), hint);
  }
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

function readOutputs(
  draft: Draft,
  model: Model | null,
  money: Pick<ReadMoney, 'added' | 'outputs'>,
  names: Names,
  reading: Reading,
): readonly string[] {
  const node = draft.settings.get('outputs');
  const own = [...[...draft.formulas.keys()].filter((name) => !money.added.has(name)), ...money.outputs];
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
    if (outputs.includes(item.text))
      report(reading, item, 'each output may appear only once', quoted(item.text));
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
