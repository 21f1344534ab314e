import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that comes with costcone. */
const scenarioFolder = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

export interface CorpusFile {
  /** As seen from the folder of scenarios. */
  readonly path: string;
  readonly text: string;
}

const read = (path: string): CorpusFile => ({
  path,
  text: readFileSync(join(scenarioFolder, path), 'utf8'),
});

const files = readdirSync(scenarioFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .sort()
  .map(read)
  .filter(({ text }) => text.length < 20_000);

const isLever = (path: string) => /(?:^|\/)levers\//.test(path);

/** Scenarios that come with costcone, those that must be refused among them. */
export const scenarios = files.filter(({ path }) => !isLever(path));
export const levers = files.filter(({ path }) => isLever(path));

/** Scenarios that are accepted. */
export const goodScenarios = scenarios.filter(({ path }) => !path.startsWith('broken/'));

/** Every line of every scenario, which others take up. */
export const lines = [...new Set(files.flatMap(({ text }) => text.split('\n')))].filter(
  (line) => line.trim() !== '' && !line.trimStart().startsWith('#'),
);

/** The folder that names in a file of the corpus start from. */
export const folderOf = (path: string) => dirname(join(scenarioFolder, path));
