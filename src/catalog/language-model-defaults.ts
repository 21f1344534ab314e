import { apiPrices, type LanguageModelRow, languageModels, rowOf } from './catalog.ts';
import { isConfigPath } from './config/config-paths.ts';
import { openConfigFiles } from './config/open-config.ts';
import { findRow, mappingOf } from './find-row.ts';
import { readHuggingFaceConfig } from './hugging-face.ts';
import { readHyperparameters } from './hyperparameters.ts';
import type { OptionProblem } from './mapping-reader.ts';
import { countParameters, headDim, type ModelShape } from './model-shape.ts';
import type { NumberFormatName } from './storage-formats.ts';
import type { Default } from './prices.ts';
import { embeddingParameters } from './weight-bytes.ts';

/** A language model, wherever its shape came from. */
export interface ChosenModel {
  readonly name: string;
  readonly shape: ModelShape;
  /** Published count of active parameters, which goes before the computed one. */
  readonly active: number | null;
  readonly source: string;
  readonly apiPrice: string | null;
  /** Number format of its weights where the scenario does not say. */
  readonly released: NumberFormatName;
  /** Whether others may run it too; what is not in the catalogue is taken for open. */
  readonly isOpen: boolean;
}

/** What is taken of a model that the catalogue does not have. */
const unknownRelease = { apiPrice: null, released: 'bf16', isOpen: true } as const;

function ofRow(row: LanguageModelRow): ChosenModel {
  return {
    name: row.name,
    shape: row,
    active: row.published.active_parameters ?? null,
    source: row.sources.join('; '),
    apiPrice: row.api_price ?? null,
    released: row.released_weights,
    isOpen: row.open_weights,
  };
}

/** Looks up an id of the catalogue, reads hyperparameters, or reads a `config.json`; null, and problems, where it cannot. */
export function chooseLanguageModel(
  word: unknown,
  readText: (path: string) => string,
  problems: OptionProblem[],
): ChosenModel | null {
  const path = ['language_model'];
  if (typeof word === 'object') {
    const mapping = mappingOf(word);
    // A config.json written into the scenario itself tells by its `model_type`.
    const {
      shape,
      active,
      problems: wrong,
    } = Object.hasOwn(mapping, 'model_type')
      ? { ...readHuggingFaceConfig(mapping, path), active: null }
      : readHyperparameters(mapping, path);
    problems.push(...wrong);
    const name = typeof mapping.name === 'string' ? mapping.name : 'own model';
    const source = 'the hyperparameters of this scenario';
    return shape === null ? null : { name, shape, active, source, ...unknownRelease };
  }
  const text = String(word);
  if (!isConfigPath(text)) {
    const row = findRow(languageModels(), text, 'language_model', problems);
    return row === null ? null : ofRow(row);
  }
  const { file, files, problems: unread } = openConfigFiles(text, readText);
  const { shape, problems: wrong } =
    files === null ? { shape: null, problems: unread } : readHuggingFaceConfig(files.config, []);
  for (const { path: inside, rule, ...rest } of wrong) {
    const key = inside.length === 0 ? '' : `${inside.join('.')} `;
    problems.push({ path, rule: `${file}: ${key}${rule}`, ...rest });
  }
  return shape === null ? null : { name: text, shape, active: null, source: file, ...unknownRelease };
}

/** Defaults of everything that follows from the language model. */
export function languageModelDefaults(model: ChosenModel): Record<string, Default> {
  const { shape, active } = model;
  const counts = countParameters(shape);
  const source = `${model.name}: ${model.source}`;
  const count = (value: number, unit = ''): Default => ({ notation: `${value} ${unit}`.trim(), source });
  const latent = shape.latent_attention;
  return {
    parameters: count(counts.total, 'parameter'),
    active_parameters: count(active ?? Math.round(counts.active), 'parameter'),
    routed_parameters: count(counts.routed, 'parameter'),
    replicated_parameters: count(counts.total - counts.routed, 'parameter'),
    embedding_parameters: count(shape.tied_embeddings ? 0 : embeddingParameters(shape), 'parameter'),
    d_model: count(shape.d_model),
    layers: count(shape.layers),
    heads: count(shape.heads),
    kv_heads: count(shape.kv_heads ?? shape.heads),
    head_dim: count(headDim(shape)),
    ...(latent === undefined
      ? {}
      : {
          kv_rank: count(latent.kv_rank),
          rope_dim: count(latent.rope_dim),
          query_key_dim: count(latent.key_dim + latent.rope_dim),
          value_dim: count(latent.value_dim),
        }),
    ...(shape.experts === undefined
      ? {}
      : { experts: count(shape.experts.count), active_experts: count(shape.experts.active) }),
    ...apiDefaults(model),
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
  const price = (value: number): Default => ({ notation: `${value} USD/Mtoken`, source });
  return {
    api_input_price: price(input),
    api_cached_input_price: price(row.cached_input_usd_per_mtoken ?? input),
    api_output_price: price(output),
  };
}
