// Compiles the kernel's AssemblyScript to src/kernel/kernel.wasm, with the codes of the table of operations. Also vitest's
// global setup: a stale kernel is made anew.
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import { build } from 'esbuild';
import { constantsInMemory } from './kernel-constants.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const assembly = join(root, 'src/kernel/assembly');
const codes = join(assembly, 'codes.ts');
const tables = join(assembly, 'tables.ts');
const target = join(root, 'src/kernel/kernel.wasm');

/** Writes codes.ts and tables.ts where they do not say what src/notation/operations, src/kernel/wasm-steps.ts and src/elementary say. */
async function writeSources() {
  const entry = `
    export { kernelOperations } from './src/notation/operations/operations.ts';
    export { philoxRounds } from './src/sampling/philox.ts';
    export { logarithms, powers } from './src/elementary/power-tables.ts';
    export { stepCodes } from './src/kernel/wasm-steps.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const program = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  const { kernelOperations, logarithms, philoxRounds, powers, stepCodes } = await import(program);
  const operations = kernelOperations.map(({ name, code }) => [name, code]);
  const rows = [...operations, ...Object.entries({ ...stepCodes, philoxRounds })];
  const lines = rows.map(([name, code]) => `export const ${constantName(name)} = ${code};`);
  writeMade(codes, lines);
  writeMade(tables, [...tableLines('logarithms', logarithms()), ...tableLines('powers', powers())]);
}

/** Doubles in the kernel's memory, from an address of its own on. */
function tableLines(name, doubles) {
  return [
    '// @ts-ignore: decorator',
    '@lazy @inline',
    `export const ${name} = memory.data<f64>([${doubles.join(', ')}], 16);`,
  ];
}

/** Writes a source where it is not so already: its time says whether the kernel is stale. */
function writeMade(path, lines) {
  const text = ['// Made by build-kernel.mjs: do not edit.', ...lines, ''].join('\n');
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

/** `square-root` is SQUARE_ROOT, `latinHypercube` is LATIN_HYPERCUBE. */
function constantName(name) {
  return name.replace(/[A-Z]/g, '-$&').replaceAll('-', '_').toUpperCase();
}

/** True when a source, or one of the build's scripts, is newer than what was compiled. */
function stale() {
  if (!existsSync(target)) return true;
  const compiled = statSync(target).mtimeMs;
  const sources = readdirSync(assembly).map((name) => join(assembly, name));
  const scripts = ['build-kernel.mjs', 'kernel-constants.mjs'].map((name) => join(root, name));
  return [...sources, ...scripts].some((path) => statSync(path).mtimeMs > compiled);
}

/** The compiled kernel as WebAssembly text. */
async function compiled() {
  const options = ['--enable', 'simd', '--enable', 'bulk-memory', '-O3', '--noAssert', '--runtime', 'stub'];
  const { error, stdout, stderr } = await asc.main([
    'src/kernel/assembly/index.ts',
    ...['--baseDir', root, ...options],
  ]);
  if (error) throw new Error(`the kernel does not compile\n${stderr}`);
  return stdout.toString();
}

export default async function buildKernel() {
  await writeSources();
  if (!stale()) return;
  const module = binaryen.parseText(constantsInMemory(await compiled()));
  const { SIMD128, BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt } =
    binaryen.Features;
  module.setFeatures(SIMD128 | BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt);
  if (!module.validate()) throw new Error('the kernel is not valid');
  // Written beside and then moved, so that nobody reads half a file.
  const written = `${target}.${process.pid}`;
  writeFileSync(written, module.emitBinary());
  renameSync(written, target);
}
