import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LanguageModelRow } from '../src/catalog/catalog.ts';
import { openConfig } from '../src/catalog/config/open-config.ts';
import { readConfig } from '../src/catalog/config/read-config.ts';
import { readHyperparameters } from '../src/catalog/hyperparameters.ts';
import type { OptionProblem } from '../src/catalog/mapping-reader.ts';
import type { ModelFacts } from '../src/catalog/structure/facts.ts';

/**
 * Makes `src/catalog/language-models.json`: counts each model of `bench/language-models.json` from its `config` (keys of
 * a Hugging Face config.json), its `shape` (hyperparameters), or its `file` in one of the folders that are named.
 *
 *     npx tsx bench/language-models.ts FOLDER..
 *
 * A row whose file is in none of the folders keeps the numbers that it has.
 */
type Entry = Omit<LanguageModelRow, keyof ModelFacts> & {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly file?: string;
};

const here = (path: string) => new URL(path, import.meta.url);
const target = here('../src/catalog/language-models.json');
const entries = JSON.parse(readFileSync(here('language-models.json'), 'utf8')) as readonly Entry[];
const before = JSON.parse(readFileSync(target, 'utf8')) as readonly LanguageModelRow[];
const folders = process.argv.slice(2);

/** The text of a file in the first folder that has it. */
function readText(file: string): string {
  for (const folder of folders) {
    try {
      return readFileSync(join(folder, file), 'utf8');
    } catch {
      // The next folder may have it.
    }
  }
  throw new Error(`${file} is in no folder`);
}

function factsFor({ id, config, shape, file }: Entry): ModelFacts {
  if (file !== undefined) {
    const { facts, problems } = openConfig(file, readText);
    if (facts !== null) return facts;
    const old = before.find((row) => row.id === id);
    if (old !== undefined && problems.every(({ rule }) => rule === 'cannot be read')) return factsOf(old);
    throw new Error(`${id}: ${said(problems)}`);
  }
  const { facts, problems } =
    config === undefined ? readHyperparameters(shape ?? {}, []) : readConfig({ config });
  if (facts === null) throw new Error(`${id}: ${said(problems)}`);
  return facts;
}

const said = (problems: readonly OptionProblem[]) =>
  problems.map(({ path, rule, found }) => `${path.join('.')} ${rule} (${found})`).join('; ');

function factsOf(row: LanguageModelRow): ModelFacts {
  const { layers, d_model, parameters, active_parameters, routed_parameters, embedding_parameters } = row;
  const counts = { layers, d_model, parameters, active_parameters, routed_parameters, embedding_parameters };
  return {
    ...counts,
    attention: row.attention,
    states: row.states,
    experts: row.experts,
    weights: row.weights,
  };
}

const rows = entries.map((entry): LanguageModelRow => {
  const { config, shape, file, ...rest } = entry;
  return {
    ...rest,
    ...factsFor({ ...rest, ...(config && { config }), ...(shape && { shape }), ...(file && { file }) }),
  };
});
writeFileSync(target, `${JSON.stringify(rows, null, 2)}\n`);
process.stdout.write(`${rows.length} language models\n`);
