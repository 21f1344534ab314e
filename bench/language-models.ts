import { readFileSync, writeFileSync } from 'node:fs';
import type { LanguageModelRow } from '../src/catalog/catalog.ts';
import { readConfig } from '../src/catalog/config/read-config.ts';
import { readHyperparameters } from '../src/catalog/hyperparameters.ts';
import type { ModelFacts } from '../src/catalog/structure/facts.ts';
import { compactJson } from './compact-json.ts';

/**
 * Makes `src/catalog/language-models.json`: counts each model of `bench/language-models.json` from its `config` (the keys
 * of a Hugging Face config.json that its family reads) or its `shape` (hyperparameters). Models stand by maker and date.
 *
 * Most `published` totals and months of release are from memory (judgement): no page of theirs was read. That a total
 * given to the last digit is what the config comes to speaks for both. Papers are named as where to check.
 *
 *     npx tsx bench/language-models.ts
 */
type Entry = Omit<LanguageModelRow, keyof ModelFacts> & {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly shape?: Readonly<Record<string, unknown>>;
};

const here = (path: string) => new URL(path, import.meta.url);
const entries = JSON.parse(readFileSync(here('language-models.json'), 'utf8')) as readonly Entry[];

function factsFor({ id, config, shape }: Entry): ModelFacts {
  const { facts, problems } =
    config === undefined ? readHyperparameters(shape ?? {}, []) : readConfig({ config });
  if (facts !== null) return facts;
  const said = problems.map(({ path, rule, found }) => `${path.join('.')} ${rule} (${found})`);
  throw new Error(`${id}: ${said.join('; ')}`);
}

const rows = entries.map((entry): LanguageModelRow => {
  const { config: _, shape: __, ...row } = entry;
  return { ...row, ...factsFor(entry) };
});
writeFileSync(here('../src/catalog/language-models.json'), `${compactJson(rows)}\n`);
process.stdout.write(`${rows.length} language models\n`);
