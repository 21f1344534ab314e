import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { quantileSorted } from 'simple-statistics';
import { cpuMsOf } from './processor-time.ts';

/*
 * What a whole command of dist/ costs, as processor time (user and system, all threads, the end of the process too)
 * over that of a bare Node in the same rounds. Fails when a ratio is above its limit.
 *
 *     npm run bench:commands -- [--rounds 15] [--json]
 */

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(options.rounds);
const folder = mkdtempSync(join(tmpdir(), 'costcone-bench-'));
const scenario = 'scenarios/chatgpt-2023.yaml';

interface Case {
  readonly name: string;
  readonly words: readonly string[];
  /** Largest ratio to a bare Node, on Node 20, which keeps no compiled code. */
  readonly limit: number;
  readonly cpuMs: number[];
}

const bare: Case = { name: 'node -e 0', words: ['-e', '0'], limit: 1, cpuMs: [] };
const cases: readonly Case[] = [
  bare,
  ...(
    [
      [['--help'], 1.8],
      [['validate', scenario], 2.4],
      [['run', scenario, '--draws', '65536', '--seed', 'bench', '--json'], 10],
      [['run', scenario, '--seed', 'bench', '--out', folder], 20],
    ] as const
  ).map(([words, limit]) => ({
    name: words.join(' ').replace(folder, 'DIR'),
    words: ['dist/cli/main.js', ...words],
    limit,
    cpuMs: [],
  })),
];

// In turns: what else the machine does falls on all alike. The first round, which finds the files cold, does not count.
for (let round = 0; round <= rounds; round++)
  for (const { words, cpuMs } of cases) {
    const ms = cpuMsOf(words);
    if (round > 0) cpuMs.push(ms);
  }
rmSync(folder, { recursive: true });

const rows = cases.map(({ name, limit, cpuMs }) => {
  const at = (share: number) =>
    quantileSorted(
      cpuMs.toSorted((a, b) => a - b),
      share,
    );
  const ratios = cpuMs.map((ms, round) => ms / bare.cpuMs[round]!).toSorted((a, b) => a - b);
  return {
    name,
    cpuMs: { median: at(0.5), low: at(0.25), high: at(0.75) },
    ratio: quantileSorted(ratios, 0.5),
    limit,
  };
});

if (options.json) {
  process.stdout.write(`${JSON.stringify({ node: process.version, rounds, commands: rows }, null, 2)}\n`);
} else {
  process.stdout.write(`Node ${process.version}, ${rounds} rounds; processor ms: median (quartiles)\n`);
  for (const { name, cpuMs, ratio, limit } of rows)
    process.stdout.write(
      `${name.padEnd(58)} ${cpuMs.median.toFixed(0).padStart(6)} ${`(${cpuMs.low.toFixed(0)}-${cpuMs.high.toFixed(0)})`.padEnd(13)} ` +
        `x ${ratio.toFixed(2).padStart(5)}  must ${limit.toFixed(1)}${ratio > limit ? '  ABOVE' : ''}\n`,
    );
}
if (rows.some(({ ratio, limit }) => ratio > limit)) process.exitCode = 1;
