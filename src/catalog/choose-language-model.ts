import { type LanguageModelRow, languageModels } from './catalog.ts';
import { isSize, readSize } from './by-size.ts';
import { isConfigPath } from './config/config-paths.ts';
import { openConfig } from './config/open-config.ts';
import { readConfig } from './config/read-config.ts';
import { findRow, mappingOf } from './find-row.ts';
import { readHyperparameters } from './hyperparameters.ts';
import type { OptionProblem } from './mapping-reader.ts';
import type { Default } from './prices.ts';
import type { ModelFacts } from './structure/facts.ts';

/** A language model, wherever its facts came from. */
export interface ChosenModel {
  readonly name: string;
  readonly facts: ModelFacts;
  readonly source: string;
  /** Id of its row in the catalogue, by which its price is found; null for one's own. */
  readonly id: string | null;
  /** Id of a row of API prices that sells something like it; null where its own id finds one. */
  readonly apiPrice: string | null;
  /** Whether others may run it too; what is not in the catalogue is taken for open. */
  readonly isOpen: boolean;
  /** Inputs that are not known as numbers; empty but for models of which only the size is given. */
  readonly spread: Readonly<Record<string, Default>>;
  /** What was left out or assumed: parts of sentences. */
  readonly remarks: readonly string[];
  /** What may make the answer wrong: parts of sentences. */
  readonly cautions: readonly string[];
}

const own = { id: null, apiPrice: null, isOpen: true, spread: {}, cautions: [] } as const;

function ofRow(row: LanguageModelRow): ChosenModel {
  return {
    id: row.id,
    name: row.name,
    facts: row,
    source: row.sources.join('; '),
    apiPrice: row.api_price ?? null,
    isOpen: row.open_weights,
    spread: {},
    remarks: [],
    cautions: [],
  };
}

/** Looks up an id of the catalogue, reads hyperparameters, or reads a `config.json`; null, and problems, where it cannot. */
export function chooseLanguageModel(
  word: unknown,
  readText: (path: string) => string,
  problems: OptionProblem[],
): ChosenModel | null {
  const path = ['language_model'];
  if (typeof word === 'object') return ofMapping(mappingOf(word), path, problems);
  const text = String(word);
  // A name such as `meta-llama/Llama-3.3-70B-Instruct` looks like a path, and goes before one.
  const row = findRow(languageModels(), text, 'language_model', isConfigPath(text) ? [] : problems);
  if (row !== null) return ofRow(row);
  return isConfigPath(text) ? ofFile(text, readText, problems) : null;
}

function ofFile(
  text: string,
  readText: (path: string) => string,
  problems: OptionProblem[],
): ChosenModel | null {
  const { file, facts, problems: wrong, remarks, cautions } = openConfig(text, readText);
  for (const { path: inside, rule, ...rest } of wrong) {
    const key = inside.length === 0 ? '' : `${inside.join('.')} `;
    problems.push({ path: ['language_model'], rule: `${file}: ${key}${rule}`, ...rest });
  }
  return facts === null ? null : { ...own, name: text, facts, source: file, remarks, cautions };
}

function ofMapping(
  mapping: Readonly<Record<string, unknown>>,
  path: readonly string[],
  problems: OptionProblem[],
): ChosenModel | null {
  const name = typeof mapping.name === 'string' ? mapping.name : 'own model';
  const source = 'the hyperparameters of this scenario';
  // A config.json written into the scenario itself tells by its `model_type`.
  if (Object.hasOwn(mapping, 'model_type')) {
    const { facts, problems: wrong, remarks, cautions } = readConfig({ config: mapping }, path);
    problems.push(...wrong);
    return facts === null ? null : { ...own, name, facts, source, remarks, cautions };
  }
  if (isSize(mapping)) {
    const { sized, problems: wrong } = readSize(mapping, path);
    problems.push(...wrong);
    return sized === null ? null : { ...own, ...sized, name, source: 'the size that this scenario gives' };
  }
  const { facts, active, problems: wrong } = readHyperparameters(mapping, path);
  problems.push(...wrong);
  if (facts === null) return null;
  return {
    ...own,
    name,
    facts: { ...facts, active_parameters: active ?? facts.active_parameters },
    source,
    remarks: [],
  };
}
