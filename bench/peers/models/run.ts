// Measures costcone beside NumPy on models of several kinds, taking turns. Usage: run.ts [ROUNDS]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import { observed, peerModels } from './models.ts';
import { type ModelTimes, modelsTable } from './models-table.ts';

interface Answer {
  readonly seconds: number;
  readonly mean: number;
  readonly sd: number;
  readonly version: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const tsx = fileURLToPath(new URL('../../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const rounds = Number(process.argv[2] ?? 5);
/** The difference of a long and a short run leaves out what does not grow with draws. */
const [short, long] = [2 ** 19, 2 ** 21];

const programs = {
  sobol: (model: string, draws: number) => [process.execPath, tsx, 'costcone-model.ts', model, 'sobol', String(draws)],
  'monte-carlo': (model: string, draws: number) => [
    process.execPath,
    tsx,
    'costcone-model.ts',
    model,
    'monte-carlo',
    String(draws),
  ],
  numpy: (model: string, draws: number) => ['python3', 'numpy-models.py', model, String(draws)],
} as const;
type Program = keyof typeof programs;

/** @throws Error where the program does not run, as without NumPy. */
function ask(program: Program, model: string, draws: number): Answer {
  const [command, ...words] = programs[program](model, draws) as [string, ...string[]];
  const options = { encoding: 'utf8', cwd: here, input: JSON.stringify(observed) } as const;
  const { status, stdout, stderr, error } = spawnSync(command, words, options);
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Answer;
}

/** All programs compute the same: their means differ by what chance allows, and their standard deviations by a hundredth. */
function checkSame(model: string, answers: readonly Answer[]): void {
  const [first, ...others] = answers as [Answer, ...Answer[]];
  for (const { mean, sd } of others)
    if (Math.abs(mean - first.mean) > (6 * first.sd) / Math.sqrt(long) || Math.abs(sd / first.sd - 1) > 0.01)
      throw new Error(`${model} is not the same model everywhere: means ${first.mean} and ${mean}`);
}

const times: ModelTimes[] = peerModels.map(({ name }) => {
  const all = Object.keys(programs) as Program[];
  const ns = new Map<Program, number[]>(all.map((program) => [program, []]));
  for (let round = 0; round < rounds; round++) {
    const answers = all.map((program) => {
      const [few, many] = [ask(program, name, short), ask(program, name, long)];
      ns.get(program)!.push(((many.seconds - few.seconds) * 1e9) / (long - short));
      return many;
    });
    checkSame(name, answers);
  }
  const of = (program: Program) => median(ns.get(program)!);
  process.stderr.write(`${name}: ${all.map((program) => `${program} ${of(program).toFixed(1)}`).join(', ')} ns\n`);
  return { name, sobol: of('sobol'), monteCarlo: of('monte-carlo'), numpy: of('numpy') };
});

const report = {
  format: 'costcone-peer-models/1',
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, ${type()} ${release()}`,
  node: process.version,
  date: new Date().toISOString().slice(0, 10),
  times,
} as const;
const target = fileURLToPath(new URL('../../results/', import.meta.url));
writeFileSync(`${target}peer-models.json`, `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(`${target}peer-models.md`, modelsTable(report));
process.stdout.write(modelsTable(report));
