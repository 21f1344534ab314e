import { didYouMean } from '../errors.ts';
import {
  type AcceleratorRow,
  type ApplicationRow,
  accelerators,
  apiPrices,
  applications,
  assumptions,
  type LanguageModelRow,
  languageModels,
  type RegionRow,
  type Rental,
  regions,
  rentals,
  rowOf,
} from './catalog.ts';
import { readHuggingFaceConfig } from './hugging-face.ts';
import { readHyperparameters } from './hyperparameters.ts';
import { readAccelerator } from './inline-accelerator.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { countParameters, headDim, type ModelShape } from './model-shape.ts';
import { peakTflops, readPrecision } from './precision.ts';
import { type Default, electricityDefault, purchaseDefault, rentDefault } from './prices.ts';

/** A scenario's option words, of the right kinds but not yet looked up. */
export interface OptionWords {
  readonly accelerator?: unknown;
  readonly language_model?: unknown;
  readonly year?: unknown;
  readonly rental?: unknown;
  readonly region?: unknown;
  readonly precision?: unknown;
  readonly gpus_per_instance?: unknown;
  readonly workloads?: unknown;
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
  /** Made with what could be understood, so that the rest of the file can be checked too. */
  readonly options: ResolvedOptions;
  readonly problems: readonly OptionProblem[];
  /** What was assumed, in sentences for the report. */
  readonly notes: readonly string[];
}

/** What stands where a scenario says nothing. */
const standard = {
  accelerator: 'h100-sxm',
  language_model: 'llama3.1-70b',
  region: 'us',
  application: 'chat',
};

/**
 * Looks up the option words of a scenario. With no words it gives a model's plain defaults.
 * @param readText the text of a file named in the scenario; it throws where there is none
 */
export function resolveOptions(words: OptionWords, readText: (path: string) => string): Resolution {
  const problems: OptionProblem[] = [];
  const accelerator = findAccelerator(words.accelerator ?? standard.accelerator, problems);
  const model = findLanguageModel(words.language_model ?? standard.language_model, readText, problems);
  const region = findRow(regions(), words.region ?? standard.region, 'region', problems, standard.region);
  const year = typeof words.year === 'number' ? words.year : null;
  const rental = findRental(words.rental, problems);
  const { precision, problems: wrong } = readPrecision(mappingOf(words.precision), accelerator);
  problems.push(...wrong);
  const instance = readInstance(words.gpus_per_instance, problems);
  const defaults: Record<string, Default> = {};
  for (const { id, notation, unit, source } of assumptions()) {
    defaults[id] = { notation: `${notation} ${unit}`.trim(), source };
  }
  const accuracy = { accelerator, year, rental, region };
  Object.assign(defaults, hardwareDefaults(accuracy));
  const chip = accelerator.sources.join('; ');
  const { weights, attention, kv } = precision;
  defaults['peak_flops'] = {
    notation: `${peakTflops(accelerator, weights)} TFLOP/s/GPU`,
    source: `${accelerator.name}, dense: ${chip}`,
  };
  defaults['attention_peak_flops'] = {
    notation: `${peakTflops(accelerator, attention)} TFLOP/s/GPU`,
    source: `${accelerator.name}, dense: ${chip}`,
  };
  defaults['weight_bytes'] = {
    notation: `${weights.bytes} byte/parameter`,
    source: 'the number format of the weights',
  };
  defaults['kv_value_bytes'] = { notation: `${kv.bytes} byte`, source: 'the number format of the KV cache' };
  Object.assign(defaults, modelDefaults(model), apiDefaults(model));
  const place = 'judgement: the accelerators of one server, unless said';
  defaults['prefill_gpus'] = {
    notation: `${instance.prefill} GPU`,
    source: instance.given ? 'this scenario' : place,
  };
  defaults['decode_gpus'] = {
    notation: `${instance.decode} GPU`,
    source: instance.given ? 'this scenario' : place,
  };
  return {
    options: {
      defaults,
      workloads: findWorkloads(words.workloads, problems),
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

function mappingOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function findRow<Row extends { id: string }>(
  rows: readonly Row[],
  word: unknown,
  key: string,
  problems: OptionProblem[],
  instead: string,
): Row {
  const row = rows.find(({ id }) => id === word);
  if (row !== undefined) return row;
  const ids = rows.map(({ id }) => id);
  problems.push({
    path: [key],
    rule: 'is not in the catalogue',
    found: String(word),
    hint: didYouMean(String(word), ids) ?? `known: ${ids.join(', ')}`,
  });
  return rows.find(({ id }) => id === instead) as Row;
}

function findAccelerator(word: unknown, problems: OptionProblem[]): AcceleratorRow {
  if (typeof word !== 'object') {
    return findRow(accelerators(), word, 'accelerator', problems, standard.accelerator);
  }
  const { row, problems: wrong } = readAccelerator(mappingOf(word), ['accelerator']);
  problems.push(...wrong);
  return row ?? (rowOf(accelerators(), standard.accelerator) as AcceleratorRow);
}

/** A language model, wherever it came from. */
interface ChosenModel {
  readonly name: string;
  readonly shape: ModelShape;
  /** Published count of active parameters, which goes before the computed one. */
  readonly active: number | null;
  readonly source: string;
  readonly apiPrice: string | null;
}

const chosenRow = (row: LanguageModelRow): ChosenModel => ({
  name: row.name,
  shape: row,
  active: row.published.active_parameters ?? null,
  source: row.sources.join('; '),
  apiPrice: row.api_price ?? null,
});

function findLanguageModel(
  word: unknown,
  readText: (path: string) => string,
  problems: OptionProblem[],
): ChosenModel {
  const path = ['language_model'];
  const fallback = () => chosenRow(rowOf(languageModels(), standard.language_model) as LanguageModelRow);
  if (typeof word === 'object') {
    const mapping = mappingOf(word);
    const { shape, active, problems: wrong } = readHyperparameters(mapping, path);
    problems.push(...wrong);
    const name = typeof mapping['name'] === 'string' ? mapping['name'] : 'own model';
    return shape === null
      ? fallback()
      : { name, shape, active, source: 'hyperparameters of this scenario', apiPrice: null };
  }
  const text = String(word);
  if (!text.endsWith('.json')) {
    return chosenRow(findRow(languageModels(), text, 'language_model', problems, standard.language_model));
  }
  let config: unknown;
  try {
    config = JSON.parse(readText(text));
  } catch (error) {
    const rule = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    problems.push({ path, rule, found: text });
    return fallback();
  }
  const { shape, problems: wrong } = readHuggingFaceConfig(mappingOf(config), path);
  problems.push(...wrong.map((problem) => ({ ...problem, rule: `${text}: ${problem.rule}` })));
  if (shape === null) return fallback();
  return { name: text, shape, active: null, source: `computed from ${text}`, apiPrice: null };
}

function modelDefaults({ name, shape, active, source }: ChosenModel): Record<string, Default> {
  const counts = countParameters(shape);
  const from = (what: string): string => `${name}: ${what} ${source}`;
  const count = (value: number, unit = ''): Default => ({
    notation: `${value} ${unit}`.trim(),
    source: from(''),
  });
  const latent = shape.latent_attention;
  return {
    parameters: count(counts.total, 'parameter'),
    active_parameters:
      active === null
        ? count(Math.round(counts.active), 'parameter')
        : { notation: `${active} parameter`, source: from('as published;') },
    routed_parameters: count(counts.routed, 'parameter'),
    // Latent attention is replicated on every accelerator; other models are cut into equal parts.
    replicated_parameters: count(latent === undefined ? 0 : counts.total - counts.routed, 'parameter'),
    layers: count(shape.layers),
    heads: count(shape.heads),
    kv_heads: count(shape.kv_heads ?? shape.heads),
    head_dim: count(headDim(shape)),
    kv_rank: count(latent?.kv_rank ?? 0),
    rope_dim: count(latent?.rope_dim ?? 0),
    query_key_dim: count(latent === undefined ? 0 : latent.key_dim + latent.rope_dim),
    value_dim: count(latent?.value_dim ?? 0),
    experts: count(shape.experts?.count ?? 1),
    active_experts: count(shape.experts?.active ?? 1),
  };
}

function apiDefaults({ apiPrice, name }: ChosenModel): Record<string, Default> {
  const row = apiPrice === null ? undefined : rowOf(apiPrices(), apiPrice);
  if (row === undefined) {
    const source = `judgement: no price of ${name} is in the catalogue; from small to large models`;
    return {
      api_input_price: { notation: '0.1 to 10 USD/Mtoken', source },
      api_cached_input_price: { notation: '0.02 to 2 USD/Mtoken', source },
      api_output_price: { notation: '0.3 to 30 USD/Mtoken', source },
    };
  }
  const { input_usd_per_mtoken: input, output_usd_per_mtoken: output } = row;
  const source = `${row.id} of ${row.provider}, ${row.date}: ${row.sources.join('; ')}`;
  const price = (value: number) => ({ notation: `${value} USD/Mtoken`, source });
  return {
    api_input_price: price(input),
    api_cached_input_price: price(row.cached_input_usd_per_mtoken ?? input),
    api_output_price: price(output),
  };
}

function hardwareDefaults(chosen: {
  accelerator: AcceleratorRow;
  year: number | null;
  rental: Rental;
  region: RegionRow;
}): Record<string, Default> {
  const { accelerator, year, rental, region } = chosen;
  const source = `${accelerator.name}: ${accelerator.sources.join('; ')}`;
  const { price, basis } = purchaseDefault(accelerator, year);
  return {
    memory: { notation: `${accelerator.memory_gb} GB/GPU`, source },
    memory_bandwidth: { notation: `${accelerator.bandwidth_gb_per_s} GB/s/GPU`, source },
    server_power: serverPower(accelerator, source),
    gpu_price: rentDefault(accelerator, year, rental),
    chip_price: price,
    ...(basis === 'server'
      ? { server_factor: { notation: '1', source: 'the price is already that of a server' } }
      : {}),
    electricity_price: electricityDefault(region, year),
    carbon_intensity: {
      notation: `${region.carbon_intensity} g/kWh`,
      source: `${region.name}: ${region.carbon_intensity_source}`,
    },
  };
}

function serverPower(
  { server_power_w: server, chip_power_w: chip }: AcceleratorRow,
  source: string,
): Default {
  if (server !== null) return { notation: `${server} W/GPU`, source };
  const factors = 'judgement: 1.56 to 2.03 times the chip, as for A100, H100 and TPU in Epoch AI’s cost code';
  if (chip !== null) {
    const of = (factor: number) => Number((chip * factor).toPrecision(3));
    return { notation: `uniform(${of(1.56)}, ${of(2.03)}) W/GPU`, source: `${factors}; ${source}` };
  }
  return { notation: '300 to 1200 W/GPU', source: 'judgement: nobody says; from a TPU v4 to an H100' };
}

function findRental(word: unknown, problems: OptionProblem[]): Rental {
  if (word === undefined) return 'on-demand';
  const rental = rentals.find((known) => known === word);
  if (rental !== undefined) return rental;
  const hint = didYouMean(String(word), rentals) ?? `known: ${rentals.join(', ')}`;
  problems.push({ path: ['rental'], rule: 'is no kind of rent', found: String(word), hint });
  return 'on-demand';
}

function readInstance(
  word: unknown,
  problems: OptionProblem[],
): { readonly prefill: number; readonly decode: number; readonly given: boolean } {
  const mapping = mappingOf(word);
  for (const [key, value] of Object.entries(mapping)) {
    if (key !== 'prefill' && key !== 'decode') {
      problems.push({
        path: ['gpus_per_instance', key],
        rule: 'unknown key',
        found: key,
        hint: 'known keys: prefill, decode',
      });
    } else if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
      problems.push({
        path: ['gpus_per_instance', key],
        rule: 'must be a whole number of at least 1',
        found: String(value),
      });
    }
  }
  const whole = (value: unknown, other: number) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : other;
  const prefill = whole(mapping['prefill'], whole(mapping['decode'], 8));
  return { prefill, decode: whole(mapping['decode'], prefill), given: Object.keys(mapping).length > 0 };
}

/** A workload's defaults: those of the application of its name, or the one it says it is `like`, or chat's. */
function findWorkloads(words: unknown, problems: OptionProblem[]): ResolvedOptions['workloads'] {
  const rows = Array.isArray(words) && words.length > 0 ? words : [{ name: standard.application }];
  return rows.map((word: unknown, index) => {
    const mapping = mappingOf(word);
    const name = String(mapping['name']);
    const like = mapping['like'];
    const named = rowOf(applications(), name);
    const row: ApplicationRow =
      like === undefined
        ? (named ?? (rowOf(applications(), standard.application) as ApplicationRow))
        : findLike(like, index, problems);
    const isStandIn = like === undefined && named === undefined;
    const source = isStandIn
      ? `judgement: nothing is known of ${name}, chat stands in; ${row.source}`
      : row.source;
    const from = (notation: string) => ({ notation, source });
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
  });
}

function findLike(word: unknown, index: number, problems: OptionProblem[]): ApplicationRow {
  const found: OptionProblem[] = [];
  const row = findRow(applications(), word, 'like', found, standard.application);
  problems.push(...found.map((problem) => ({ ...problem, path: ['workloads', String(index), 'like'] })));
  return row;
}
