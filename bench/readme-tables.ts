import { readFileSync, writeFileSync } from 'node:fs';
import { distributionsMarkdown } from '../src/distributions/families-markdown.ts';
import { functionsTable } from '../src/notation/functions.ts';
import { scenarioSchema } from '../src/scenario/schema.ts';
import { unitsTable } from '../src/units/units-table.ts';

/** Tables of the README that are made from the program's own, by the mark they stand between. */
const tables: Readonly<Record<string, () => string>> = {
  distributions: distributionsMarkdown,
  functions: functionsTable,
  units: unitsTable,
  peers: () => readFileSync('bench/results/peers.md', 'utf8'),
};

let readme = readFileSync('README.md', 'utf8');
for (const [name, table] of Object.entries(tables)) {
  const [before, rest] = readme.split(`<!-- ${name} -->\n`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (after === undefined) throw new Error(`README.md has no marks for ${name}`);
  readme = `${before}<!-- ${name} -->\n\n${table().trim()}\n\n<!-- /${name} -->${after}`;
}
writeFileSync('README.md', readme);

// What editors find beside the scenarios.
writeFileSync('scenarios/scenario.schema.json', `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
