import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from 'simple-statistics';
import { cpuMsOf } from './processor-time.ts';

/*
 * How the processor time of a run with drivers grows with its uncertain inputs and with its outputs: the exponent between 100 and
 * 1,000 of them, 65,536 draws. Fails where one is above its limit.
 *
 *     npm run bench:growth -- [--rounds 3]
 */

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(options.rounds);
const [few, many] = [100, 1000];
const limit = 1.05;

const folder = mkdtempSync(join(tmpdir(), 'costcone-growth-'));
const numbered = (count: number, line: (k: number) => string) =>
  Array.from({ length: count }, (_, k) => line(k));

/** A sum of many inputs, in parts as a model has them. */
function ofInputs(count: number): string {
  const inputs = numbered(count, (k) => `  x${k}: ${1 + (k % 7)} to ${9 + (k % 5)}`);
  const parts = numbered(Math.ceil(count / 50), (part) => {
    const terms = numbered(Math.min(50, count - 50 * part), (k) => `x${50 * part + k}`);
    return `  part${part}: ${terms.join(' + ')}`;
  });
  const total = parts.map((_, part) => `part${part}`).join(' + ');
  return ['inputs:', ...inputs, 'formulas:', ...parts, `  total: ${total}`, 'outputs: [total]', ''].join(
    '\n',
  );
}

/** Many outputs of three inputs. */
function ofOutputs(count: number): string {
  const formulas = numbered(count, (k) => `  y${k}: a * b + c * ${k + 1}`);
  const outputs = numbered(count, (k) => `y${k}`).join(', ');
  return [
    'inputs: { a: 1 to 3, b: 2 to 5, c: 1 to 9 }',
    'formulas:',
    ...formulas,
    `outputs: [${outputs}]`,
    '',
  ].join('\n');
}

const kinds = [
  { name: 'inputs', text: ofInputs },
  { name: 'outputs', text: ofOutputs },
].map(({ name, text }) => ({
  name,
  sizes: [few, many].map((count) => {
    const path = join(folder, `${name}-${count}.yaml`);
    writeFileSync(path, text(count));
    return {
      words: ['dist/cli/main.js', 'run', path, '--draws', '65536', '--seed', 'a', '--json'],
      cpuMs: [] as number[],
    };
  }),
}));

// In turns: what else the machine does falls on all alike.
for (let round = 0; round < rounds; round++)
  for (const { sizes } of kinds) for (const { words, cpuMs } of sizes) cpuMs.push(cpuMsOf(words));
rmSync(folder, { recursive: true });

for (const { name, sizes } of kinds) {
  const [low, high] = sizes.map(({ cpuMs }) => median(cpuMs)) as [number, number];
  const exponent = Math.log10(high / low) / Math.log10(many / few);
  process.stdout.write(
    `${few} to ${many} ${name.padEnd(8)} ${(low / 1000).toFixed(1)} s to ${(high / 1000).toFixed(1)} s of processor time: ` +
      `exponent ${exponent.toFixed(2)}, must ${limit}${exponent > limit ? '  ABOVE' : ''}\n`,
  );
  if (exponent > limit) process.exitCode = 1;
}
