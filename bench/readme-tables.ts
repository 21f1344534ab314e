import { readFileSync, writeFileSync } from 'node:fs';
import { calibrationTable } from '../src/catalog/calibration-table.ts';
import { distributionsMarkdown } from '../src/distributions/families-markdown.ts';
import { functionsTable } from '../src/notation/functions.ts';
import { monthlyFunctionsTable } from '../src/notation/monthly/functions-table.ts';
import { editorSchema } from '../src/scenario/editor-schema.ts';
import { unitsTable } from '../src/units/units-table.ts';

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

writeTables('README.md', { calibration: calibrationTable });
writeTables('docs/validation.md', { calibration: calibrationTable });
writeTables('docs/speed.md', { peers: () => readFileSync('bench/results/peers.md', 'utf8') });
writeTables('docs/notation.md', {
  distributions: distributionsMarkdown,
  functions: functionsTable,
  units: unitsTable,
});
writeTables('docs/months.md', { 'monthly functions': monthlyFunctionsTable });

// How much longer NumPy takes, where the README says it.
const numpy = /^\| NumPy \| [\d.]+ \| ([\d.]+) \|/m.exec(readFileSync('docs/speed.md', 'utf8'))?.[1];
const readme = readFileSync('README.md', 'utf8');
if (numpy !== undefined)
  writeFileSync(
    'README.md',
    readme.replace(/NumPy takes [\d.]+ times as long/, `NumPy takes ${numpy} times as long`),
  );

// What editors find beside the scenarios.
writeFileSync('scenarios/scenario.schema.json', `${JSON.stringify(editorSchema(), null, 2)}\n`);
