// Measures costcone beside NumPy on models of several kinds, taking turns. Usage: run.ts [ROUNDS]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import { observed, type PeerModel, peerModels } from './models.ts';
import { pythonWith } from '../commands.ts';
import { type ModelTimes, modelsTable } from './models-table.ts';

interface Answer {
  /** Processor time of the short and of the long run. */
  readonly seconds: readonly [number, number];
  readonly mean: number;
  readonly sd: number;
  readonly version: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const tsx = fileURLToPath(new URL('../../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);

/** `sizes`: draws of the short and the long run; their difference leaves out what does not grow with draws. */
interface Program {
  readonly sizes: readonly [short: number, long: number];
  /** Command for a model, without its sizes. */
  readonly command: (model: string) => readonly [string, ...string[]];
}
const costcone = (design: string): Program => ({
  sizes: [2 ** 20, 2 ** 23],
  command: (model) => [process.execPath, tsx, 'costcone-model.ts', model, design],
});
/** Without NumPy there is nothing to compare with. */
function numpyPython(): string {
  try {
    return pythonWith('numpy');
  } catch (error) {
    process.stderr.write(`NumPy is missing (${(error as Error).message}): the models of other kinds are not measured\n`);
    process.exit();
  }
}
const python = numpyPython();
const programs = {
  sobol: costcone('sobol'),
  'monte-carlo': costcone('monte-carlo'),
  // Sizes at which its arrays still fit in a cache.
  numpy: { sizes: [2 ** 19, 2 ** 21], command: (model) => [python, 'numpy-models.py', model] },
} as const satisfies Record<string, Program>;
type ProgramName = keyof typeof programs;
const all = Object.keys(programs) as ProgramName[];

/** A program's sizes for a model. */
function sizesOf(program: ProgramName, { share = 1 }: PeerModel): [short: number, long: number] {
  const [short, long] = programs[program].sizes;
  return [short * share, long * share];
}

/** @throws Error where the program does not run, as without NumPy. */
function ask(program: ProgramName, model: PeerModel): Answer {
  const [file, ...words] = programs[program].command(model.name);
  const options = { encoding: 'utf8', cwd: here, input: JSON.stringify(observed) } as const;
  const sizes = sizesOf(program, model).map(String);
  const { status, stdout, stderr, error } = spawnSync(file, [...words, ...sizes], options);
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Answer;
}

/** All programs compute the same: their means differ by what chance allows, and their standard deviations by a hundredth. */
function checkSame(model: PeerModel, answers: readonly Answer[]): void {
  const [first, ...others] = answers as [Answer, ...Answer[]];
  const fewest = Math.min(...all.map((program) => sizesOf(program, model)[1]));
  for (const { mean, sd } of others)
    if (Math.abs(mean - first.mean) > (6 * first.sd) / Math.sqrt(fewest) || Math.abs(sd / first.sd - 1) > 0.01)
      throw new Error(`${model.name} is not the same model everywhere: means ${first.mean} and ${mean}`);
}

const times: ModelTimes[] = peerModels.map((model) => {
  const ns = new Map<ProgramName, number[]>(all.map((program) => [program, []]));
  for (let round = 0; round < rounds; round++) {
    const answers = all.map((program) => {
      const answer = ask(program, model);
      const [short, long] = sizesOf(program, model);
      ns.get(program)!.push(((answer.seconds[1] - answer.seconds[0]) * 1e9) / (long - short));
      return answer;
    });
    checkSame(model, answers);
  }
  const of = (program: ProgramName) => median(ns.get(program)!);
  process.stderr.write(`${model.name}: ${all.map((program) => `${program} ${of(program).toFixed(1)}`).join(', ')} ns\n`);
  return { name: model.name, sobol: of('sobol'), monteCarlo: of('monte-carlo'), numpy: of('numpy') };
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
