import { didYouMean } from '../errors.ts';
import { apiDefaults } from './api-defaults.ts';
import {
  accelerators,
  applications,
  assumptions,
  languageModels,
  type Provider,
  providers,
  type Rental,
  regions,
  rentals,
} from './catalog.ts';
import { describeModel } from './describe-model.ts';
import { findRow, mappingOf } from './find-row.ts';
import { hardwareDefaults } from './hardware-defaults.ts';
import { readAccelerator } from './inline-accelerator.ts';
import { chooseInstances } from './instances.ts';
import { type ChosenModel, chooseLanguageModel } from './choose-language-model.ts';
import { languageModelDefaults } from './language-model-defaults.ts';
import { type NamedKind, namedKinds, uniformAttention } from './layer-kinds.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { readFormats } from './number-formats.ts';
import type { Default } from './prices.ts';
import { regionDefaults } from './region-defaults.ts';
import { describeList, type ListChoice, missingRent, type RentList } from './rent-list.ts';
import { type Period, periodText, readPeriod } from './rent-periods.ts';
import { servingEfficiency } from './serving-efficiency.ts';
import type { WeightStorage } from './weight-storage.ts';
import { chooseStaff, openWeights } from './staff.ts';
import { isLatent } from './structure/attention-layers.ts';
import type { ModelFacts } from './structure/facts.ts';
import { trainingDefaults } from './training-defaults.ts';
import { withTrends } from './trend-defaults.ts';

/** A scenario's option words, not yet looked up. */
export interface OptionWords {
  /** An id of the catalogue, or a mapping with a row of one's own. */
  readonly accelerator?: unknown;
  /** An id of the catalogue, a mapping with hyperparameters, or the path of a `config.json`. */
  readonly language_model?: unknown;
  /** A year, or half of one: `2026`, `2026-H2`. */
  readonly year?: unknown;
  readonly rental?: unknown;
  /** The class of provider that it is rented from. */
  readonly provider?: unknown;
  readonly region?: unknown;
  readonly formats?: unknown;
  readonly gpus_per_instance?: unknown;
  readonly attention_replicas?: unknown;
  readonly staff?: unknown;
  /** Rents of the scenario's own, as they were read. */
  readonly rents?: RentList;
  readonly workloads?: readonly WorkloadWords[];
}

export interface WorkloadWords {
  readonly name: string;
  /** The application whose token counts it starts from, when not the one of its name. */
  readonly like?: string;
}

/** What the words stand for; structurally a model's options. */
export interface ResolvedOptions {
  readonly defaults: Readonly<Record<string, Default>>;
  readonly workloads: readonly {
    readonly name: string;
    readonly defaults: Readonly<Record<string, Default>>;
  }[];
  readonly architecture: {
    readonly attention: 'grouped' | 'latent' | 'mixed';
    readonly feedForward: 'dense' | 'experts';
    readonly kinds?: readonly NamedKind[];
    readonly states?: boolean;
  };
}

export interface Resolution {
  /** Where a word could not be understood, made with the usual one, so that the rest of the file can be checked. */
  readonly options: ResolvedOptions;
  readonly problems: readonly OptionProblem[];
  /** What was chosen, in sentences for the report. */
  readonly notes: readonly string[];
  /** What may make the answer wrong, in sentences. */
  readonly cautions: readonly string[];
}

/** What stands where a scenario says nothing. */
export const usual = {
  accelerator: 'h100-sxm',
  language_model: 'llama3.1-70b',
  region: 'us',
  workload: 'chat',
} as const;

const pick = <Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row => {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`the catalogue has no ${id}`);
  return row;
};

const noText = (path: string): string => {
  throw new Error(`no file ${path} here`);
};

/**
 * Looks up the option words of a scenario. Without words it gives what models stand on by themselves.
 *
 * @param readText the text of a file that the scenario names; it throws where there is none
 */
export function resolveOptions(words: OptionWords = {}, readText = noText): Resolution {
  const problems: OptionProblem[] = [];
  const accelerator =
    chooseAccelerator(words.accelerator, problems) ?? pick(accelerators(), usual.accelerator);
  const model =
    chooseLanguageModel(words.language_model ?? usual.language_model, readText, problems) ??
    chooseLanguageModel(pick(languageModels(), usual.language_model).id, noText, []);
  if (model === null) throw new Error('the default language model cannot be read');
  const region =
    findRow(regions(), words.region ?? usual.region, 'region', problems) ?? pick(regions(), usual.region);
  const period = choosePeriod(words.year, problems);
  const rental = chooseRental(words.rental, problems);
  const provider = chooseProvider(words.provider, problems);
  const rent: ListChoice = {
    ...period,
    rental,
    provider,
    region: words.region === undefined ? null : region.id,
  };
  const rents = words.rents ?? null;
  const missing = rents && missingRent(rents, accelerator, rent);
  const { formats, problems: wrong } = readFormats(mappingOf(words.formats), accelerator, model.facts);
  problems.push(...wrong);
  const assumed = assumptions().map(({ id, notation, unit, source }): [string, Default] => [
    id,
    { notation: `${notation} ${unit}`.trim(), source },
  ]);
  return {
    options: {
      defaults: withTrends(
        {
          ...Object.fromEntries(assumed),
          ...hardwareDefaults({ accelerator, formats, rents, ...rent }),
          ...regionDefaults(region, period.year),
          ...languageModelDefaults(model),
          ...apiDefaults(model, period.year),
          ...model.spread,
          ...storageDefaults(formats.storage, model, words.formats),
          ...trainingDefaults(accelerator, model.facts),
          ...servingEfficiency(accelerator, formats, model.facts),
          ...chooseInstances(words, model, accelerator, formats, problems).defaults,
          ...chooseStaff(words.staff, model.isOpen, problems),
          ...(model.isOpen ? openWeights : {}),
        },
        accelerator,
        rents !== null,
      ),
      workloads: (words.workloads ?? [{ name: usual.workload }]).map((workload, index) =>
        workloadDefaults(workload, index, problems),
      ),
      architecture: architectureOf(model.facts),
    },
    problems,
    notes: [
      `Accelerator: ${accelerator.name}. Language model: ${model.name}. Region: ${region.name}. Rent: ${[rental, provider, period.year === null ? null : periodText(period)].filter((one) => one !== null).join(', ')}.`,
      ...(rents === null ? [] : [describeList(rents)]),
      ...describeModel(model),
    ],
    cautions: [
      ...model.cautions.map((caution) => `${model.name}: ${caution}`),
      ...(missing === null ? [] : [missing]),
    ],
  };
}

/** How the model is built, as far as formulas differ. */
function architectureOf(facts: ModelFacts): ResolvedOptions['architecture'] {
  const feedForward = facts.experts === null ? 'dense' : 'experts';
  const uniform = uniformAttention(facts);
  if (uniform !== null) return { attention: isLatent(uniform.keys) ? 'latent' : 'grouped', feedForward };
  const kinds = namedKinds(facts).map(([kind]) => kind);
  return { attention: 'mixed', feedForward, kinds, states: facts.states.length > 0 };
}

/** Bytes of weights: as released, or in the format that the scenario says. */
function storageDefaults(
  { mean, expertRatio }: WeightStorage,
  { name, spread }: ChosenModel,
  formats: unknown,
): Record<'weight_bytes' | 'expert_bytes_ratio', Default> {
  const isChosen = Object.hasOwn(mappingOf(formats), 'weights');
  const source = isChosen
    ? 'the number format of the weights with its scales; embedding and output in 16 bit'
    : `the weights of ${name} as released, scales included`;
  return {
    weight_bytes: (isChosen ? undefined : spread.weight_bytes) ?? {
      notation: `${mean} byte/parameter`,
      source,
    },
    expert_bytes_ratio: { notation: `${expertRatio}`, source },
  };
}

/** The row of an accelerator, the catalogue's or one of one's own; null, and problems, where there is none. */
export function chooseAccelerator(word: unknown, problems: OptionProblem[]) {
  if (typeof word !== 'object') {
    return findRow(accelerators(), word ?? usual.accelerator, 'accelerator', problems);
  }
  const { row, problems: wrong } = readAccelerator(mappingOf(word), ['accelerator']);
  problems.push(...wrong);
  return row;
}

function chooseRental(word: unknown, problems: OptionProblem[]): Rental {
  const rental = rentals.find((known) => known === (word ?? 'on-demand'));
  if (rental !== undefined) return rental;
  const hint = didYouMean(String(word), rentals) ?? `known: ${rentals.join(', ')}`;
  problems.push({ path: ['rental'], rule: 'is not a kind of rent', found: String(word), hint });
  return 'on-demand';
}

/** The year or half-year that a scenario asks for; the latest prices where it does not. */
function choosePeriod(word: unknown, problems: OptionProblem[]): Period {
  const period = readPeriod(word);
  if (period !== null) return period;
  const hint = 'as in 2024 or 2024-H2';
  problems.push({ path: ['year'], rule: 'is neither a year nor half of one', found: String(word), hint });
  return { year: null, half: null };
}

/** The class of provider that a scenario asks for; null where it does not. */
function chooseProvider(word: unknown, problems: OptionProblem[]): Provider | null {
  const provider = providers.find((known) => known === word);
  if (provider !== undefined || word === undefined) return provider ?? null;
  const hint = didYouMean(String(word), providers) ?? `known: ${providers.join(', ')}`;
  problems.push({ path: ['provider'], rule: 'is not a class of provider', found: String(word), hint });
  return null;
}

/**
 * A workload starts from the application it says it is like, or that of its name, in which `_` stands for `-`; where
 * there is none, from chat.
 */
function workloadDefaults(
  { name, like }: WorkloadWords,
  index: number,
  problems: OptionProblem[],
): ResolvedOptions['workloads'][number] {
  const wrong: OptionProblem[] = [];
  const known =
    like === undefined
      ? applications().find(({ id }) => id === name.replaceAll('_', '-'))
      : findRow(applications(), like, 'like', wrong);
  problems.push(...wrong.map((problem) => ({ ...problem, path: ['workloads', String(index), 'like'] })));
  const row = known ?? pick(applications(), usual.workload);
  const standsIn =
    known === undefined ? `judgement: nothing is known of ${name}, chat is used instead; ` : '';
  const from = (notation: string): Default => ({ notation, source: `${standsIn}${row.source}` });
  return {
    name,
    defaults: {
      share: { notation: '1', source: 'judgement: equal parts unless stated otherwise' },
      input_tokens: from(`${row.input_tokens} token/query`),
      output_tokens: from(`${row.output_tokens} token/query`),
      input_cv: from(row.input_cv),
      output_cv: from(row.output_cv),
      length_correlation: from(row.length_correlation),
      cache_hit: { notation: row.cache_hit, source: `${standsIn}${row.cache_hit_source}` },
      concurrency: {
        notation: 'none',
        source: 'judgement: found from memory, engine and promise unless stated otherwise',
      },
    },
  };
}
