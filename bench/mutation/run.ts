import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { folders } from './folders.ts';
import { type MutationReport, mutationTable, survivorsList } from './results.ts';

/** Mutates the folders that are named, or all of them, and writes score and survivors of the last run of each. */
const asked = process.argv.slice(2);
const wrong = asked.filter((folder) => !Object.hasOwn(folders, folder));
if (wrong.length > 0)
  throw new Error(`mutate ${Object.keys(folders).join(', ')} (found ${wrong.join(', ')})`);

const reportOf = (folder: string) => `bench/mutation/reports/${folder}.json`;

for (const folder of asked.length > 0 ? asked : Object.keys(folders)) {
  const { status } = spawnSync(
    process.execPath,
    [
      'bench/mutation/node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'bench/mutation/stryker.config.mjs',
    ],
    { stdio: 'inherit', env: { ...process.env, COSTCONE_MUTATE: folder } },
  );
  if (status !== 0) process.exit(status ?? 1);
}

const reports = Object.keys(folders)
  .filter((folder) => existsSync(reportOf(folder)))
  .map((folder) => [folder, JSON.parse(readFileSync(reportOf(folder), 'utf8'))] as [string, MutationReport]);
const [cpu] = cpus();
writeFileSync(
  'bench/results/mutation.md',
  `# What tests notice of changed code

Stryker changes one thing at a time; \`npm run mutation\` does it again, \`npm run mutation -- units\` for one folder. A mutant
is noticed where a test fails or never ends. Ignored are those in what runs once as a module loads (texts and tables), for
which every test would run again. ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpu?.model.trim() || 'an unknown processor'}.

${mutationTable(reports)}

## Survivors

${reports.map(([folder, report]) => survivorsList(folder, report)).join('\n\n')}
`,
);
