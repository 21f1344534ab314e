import { readFileSync, writeFileSync } from 'node:fs';
import { calibration } from '../src/catalog/catalog.ts';
import { distributionsMarkdown } from '../src/distributions/families-markdown.ts';
import { functionsTable } from '../src/notation/functions.ts';
import { monthlyFunctionsTable } from '../src/notation/monthly/functions-table.ts';
import { editorSchema } from '../src/scenario/editor-schema.ts';
import { unitsTable } from '../src/units/units-table.ts';

/** Tables of the README that are made from the program's own, by the mark they stand between. */
const tables: Readonly<Record<string, () => string>> = {
  distributions: distributionsMarkdown,
  functions: functionsTable,
  units: unitsTable,
  calibration: calibrationTable,
  peers: () => readFileSync('bench/results/peers.md', 'utf8'),
};

/** How right the shipped defaults are, by group. */
function calibrationTable(): string {
  const rows = calibration().filter(({ n }) => n > 0);
  return [
    '| measured | values | inside our 90 % interval | median / reported | width of the interval |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(
      ({ id, n, inside, bias, width }) =>
        `| ${id} | ${n} | ${inside} | ${bias?.toFixed(2) ?? '–'} | x ${width?.toFixed(1) ?? '–'} |`,
    ),
  ].join('\n');
}

/** Writes tables into a file, each between its marks. */
function writeTables(file: string, tables: Readonly<Record<string, () => string>>): void {
  let text = readFileSync(file, 'utf8');
  for (const [name, table] of Object.entries(tables)) {
    const [before, rest] = text.split(`<!-- ${name} -->\n`);
    const after = rest?.split(`<!-- /${name} -->`)[1];
    if (after === undefined) throw new Error(`${file} has no marks for ${name}`);
    text = `${before}<!-- ${name} -->\n\n${table().trim()}\n\n<!-- /${name} -->${after}`;
  }
  writeFileSync(file, text);
}

writeTables('README.md', tables);
writeTables('docs/months.md', { 'monthly functions': monthlyFunctionsTable });

// What editors find beside the scenarios.
writeFileSync('scenarios/scenario.schema.json', `${JSON.stringify(editorSchema(), null, 2)}\n`);
