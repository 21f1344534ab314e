import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { here, outputOf, pythonWith } from './commands.ts';
import type { Command, Missing, Peer } from './peer.ts';
import { writeTables } from './write-tables.ts';

const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

/** Everybody who is to be measured, and who is missing. `work`: a folder for what is compiled. */
export function peersOf(work: string): { readonly peers: readonly Peer[]; readonly missing: readonly Missing[] } {
  const missing: Missing[] = [];
  const given = (name: string, command: () => Command, rest: Omit<Peer, 'name' | 'command'>): Peer[] => {
    try {
      return [{ name, command: command(), ...rest }];
    } catch (error) {
      missing.push({ name, reason: (error as Error).message });
      return [];
    }
  };
  const tables = join(work, 'tables');
  writeTables(tables);
  const peers = [
    ...costcones(),
    ...limits(work, tables).flatMap(([name, command, rest]) => given(name, command, rest)),
    ...others(work, tables).flatMap(([name, command, sizes]) => given(name, command, { sizes })),
  ];
  return { peers, missing };
}

function costcones(): Peer[] {
  const peer = (design: string, workers: number, sizes: Peer['sizes']): Peer => ({
    name: `costcone, ${design}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
    command: [process.execPath, tsx, join(here, 'costcone.ts'), design, String(workers)],
    sizes,
    stratified: design !== 'monte-carlo',
  });
  const one = ['monte-carlo', 'sobol', 'latin-hypercube'].map((design) => peer(design, 1, [2 ** 21, 2 ** 24]));
  const two = ['monte-carlo', 'sobol'].map((design) => peer(design, 2, [2 ** 22, 2 ** 25]));
  return availableParallelism() > 1 ? [...one, ...two] : one;
}

type Limit = readonly [name: string, command: () => Command, rest: Omit<Peer, 'name' | 'command'>];

/** What bounds a draw on this processor, by limit/limit.c. */
function limits(work: string, tables: string): Limit[] {
  const program = once(() => compiled('gcc', join('limit', 'limit.c'), work));
  return ['monte-carlo', 'sobol'].map((design) => [
    `limit of this processor, ${design}, in C`,
    () => [program(), design, tables],
    { sizes: [2 ** 22, 2 ** 26], stratified: design === 'sobol', check: [join(work, 'limit.c.out'), design, tables, 'check'] },
  ]);
}

type Other = readonly [name: string, command: () => Command, sizes: Peer['sizes']];

function others(work: string, tables: string): Other[] {
  const medium = [2 ** 19, 2 ** 21] as const;
  const small = [2 ** 18, 2 ** 20] as const;
  return [
    ['C with AVX-512, the same algorithm', () => [withAvx512(() => compiled('gcc', 'avx512.c', work)), tables], [2 ** 22, 2 ** 25]],
    ['C with libm', () => [compiled('gcc', 'libm.c', work)], medium],
    ['C++ with std::mt19937', () => [compiled('g++', 'standard.cpp', work, '-std=c++20')], medium],
    ['NumPy', () => [pythonWith('numpy'), join(here, 'numpy-peer.py')], medium],
    ['Numba', () => [pythonWith('numba'), join(here, 'numba-peer.py')], medium],
    ['OpenTURNS', () => [pythonWith('openturns'), join(here, 'openturns-peer.py')], medium],
    ['R', () => ['Rscript', join(here, 'r-peer.R')], small],
    ['plain JavaScript and simple-statistics', () => [process.execPath, join(here, 'plain-javascript.mjs')], small],
    ['Squiggle', () => [process.execPath, join(here, 'squiggle.mjs')], [2 ** 16, 2 ** 18]],
  ];
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Path of a program made of a source. @throws Error where there is no compiler, or it refuses the source */
function compiled(compiler: 'gcc' | 'g++', source: string, work: string, ...flags: string[]): string {
  const target = join(work, `${source.split('/').at(-1)}.out`);
  outputOf([compiler, '-O3', '-march=native', ...flags, '-o', target, join(here, source), '-lm']);
  return target;
}

function withAvx512<Value>(make: () => Value): Value {
  if (!existsSync('/proc/cpuinfo') || !readFileSync('/proc/cpuinfo', 'utf8').includes('avx512dq'))
    throw new Error('this processor has no AVX-512');
  return make();
}
