import { didYouMean } from '../errors.ts';
import {
  type AcceleratorRow,
  accelerators,
  applications,
  assumptions,
  languageModels,
  type Rental,
  regions,
  rentals,
} from './catalog.ts';
import { findRow, mappingOf } from './find-row.ts';
import { hardwareDefaults } from './hardware-defaults.ts';
import { readAccelerator } from './inline-accelerator.ts';
import { chooseLanguageModel, languageModelDefaults } from './language-model-defaults.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { countParameters, type ModelShape } from './model-shape.ts';
import { type NumberFormats, readFormats } from './number-formats.ts';
import type { Default } from './prices.ts';
import { trainingDefaults } from './training-defaults.ts';

/** A scenario's option words, not yet looked up. */
export interface OptionWords {
  /** An id of the catalogue, or a mapping with a row of one's own. */
  readonly accelerator?: unknown;
  /** An id of the catalogue, a mapping with hyperparameters, or the path of a `config.json`. */
  readonly language_model?: unknown;
  readonly year?: unknown;
  readonly rental?: unknown;
  readonly region?: unknown;
  readonly formats?: unknown;
  readonly gpus_per_instance?: unknown;
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
    readonly attention: 'grouped' | 'latent';
    readonly feedForward: 'dense' | 'experts';
  };
}

export interface Resolution {
  /** Where a word could not be understood, made with the usual one, so that the rest of the file can be checked. */
  readonly options: ResolvedOptions;
  readonly problems: readonly OptionProblem[];
  /** What was chosen, in sentences for the report. */
  readonly notes: readonly string[];
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
  if (model === null) throw new Error('the usual language model cannot be read');
  const region =
    findRow(regions(), words.region ?? usual.region, 'region', problems) ?? pick(regions(), usual.region);
  const year = typeof words.year === 'number' ? words.year : null;
  const rental = chooseRental(words.rental, problems);
  const { formats, problems: wrong } = readFormats(mappingOf(words.formats), accelerator);
  problems.push(...wrong);
  const assumed = assumptions().map(({ id, notation, unit, source }): [string, Default] => [
    id,
    { notation: `${notation} ${unit}`.trim(), source },
  ]);
  return {
    options: {
      defaults: {
        ...Object.fromEntries(assumed),
        ...hardwareDefaults({ accelerator, formats, year, rental, region }),
        ...languageModelDefaults(model),
        ...trainingDefaults(accelerator, model.shape),
        ...instanceDefaults(
          words.gpus_per_instance,
          problems,
          smallestInstance(model.shape, accelerator, formats),
        ),
      },
      workloads: (words.workloads ?? [{ name: usual.workload }]).map((workload, index) =>
        workloadDefaults(workload, index, problems),
      ),
      architecture: {
        attention: model.shape.latent_attention === undefined ? 'grouped' : 'latent',
        feedForward: model.shape.experts === undefined ? 'dense' : 'experts',
      },
    },
    problems,
    notes: [
      `Accelerator: ${accelerator.name}. Language model: ${model.name}. Region: ${region.name}. Rent: ${rental}${year === null ? '' : `, ${year}`}.`,
    ],
  };
}

function chooseAccelerator(word: unknown, problems: OptionProblem[]) {
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
  problems.push({ path: ['rental'], rule: 'is no kind of rent', found: String(word), hint });
  return 'on-demand';
}

/** The smallest 1, 2, 4, ... accelerators whose memory is at most 40 % weights, so that caches and a fair speed fit too. */
function smallestInstance(
  shape: ModelShape,
  accelerator: AcceleratorRow,
  { weights }: NumberFormats,
): number {
  const { total, routed } = countParameters(shape);
  const replicated = shape.latent_attention === undefined ? 0 : total - routed;
  for (let gpus = 1; gpus < 1024; gpus *= 2) {
    const bytes = (gpus * replicated + total - replicated) * weights.bytes;
    if (bytes <= 0.4 * gpus * accelerator.memory_gb * 1e9) return gpus;
  }
  return 1024;
}

/** Accelerators that keep one copy of the model; what is given for one phase holds for the other too. */
function instanceDefaults(
  word: unknown,
  problems: OptionProblem[],
  smallest: number,
): Record<string, Default> {
  const mapping = mappingOf(word);
  const phases = ['prefill', 'decode'];
  const sizes = new Map<string, number>();
  for (const [key, value] of Object.entries(mapping)) {
    const path = ['gpus_per_instance', key];
    if (!phases.includes(key)) {
      problems.push({ path, rule: 'unknown key', found: key, hint: `known keys: ${phases.join(', ')}` });
    } else if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
      problems.push({ path, rule: 'must be a whole number of at least 1', found: String(value) });
    } else sizes.set(key, value);
  }
  const source =
    sizes.size === 0
      ? 'judgement: the fewest (a power of two) whose memory is at most 40% weights'
      : 'given in the scenario';
  const of = (phase: string, other: string) => sizes.get(phase) ?? sizes.get(other) ?? smallest;
  const decode = of('decode', 'prefill');
  return {
    prefill_gpus: { notation: `${of('prefill', 'decode')} GPU`, source },
    decode_gpus: { notation: `${decode} GPU`, source },
    // Beyond one server the catalogue's row stands, which holds for links between servers.
    ...(decode > 8
      ? {}
      : {
          communication_time: {
            notation: 'uniform(0, 10) ms',
            source:
              'judgement: accelerators of one server talk over NVLink; half of what is taken between servers',
          },
        }),
  };
}

/** A workload starts from the application it says it is like, or that of its name; where there is none, from chat. */
function workloadDefaults(
  { name, like }: WorkloadWords,
  index: number,
  problems: OptionProblem[],
): ResolvedOptions['workloads'][number] {
  const wrong: OptionProblem[] = [];
  const known =
    like === undefined
      ? applications().find(({ id }) => id === name)
      : findRow(applications(), like, 'like', wrong);
  problems.push(...wrong.map((problem) => ({ ...problem, path: ['workloads', String(index), 'like'] })));
  const row = known ?? pick(applications(), usual.workload);
  const standsIn = known === undefined ? `judgement: nothing is known of ${name}, chat stands in; ` : '';
  const from = (notation: string): Default => ({ notation, source: `${standsIn}${row.source}` });
  return {
    name,
    defaults: {
      share: { notation: '1', source: 'judgement: equal parts unless said' },
      input_tokens: from(`${row.input_tokens} token/query`),
      output_tokens: from(`${row.output_tokens} token/query`),
      input_cv: from(row.input_cv),
      output_cv: from(row.output_cv),
      length_correlation: from(row.length_correlation),
      cache_hit: { notation: row.cache_hit, source: 'judgement: no prompt is cached unless said' },
    },
  };
}
