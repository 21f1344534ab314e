// Compiles AssemblyScript: the kernel to src/kernel/kernel.wasm, with the codes of the table of operations, and the loops beside
// it to src/loops/loops-module.ts. Also vitest's global setup: what is stale is made anew.
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';
import { build } from 'esbuild';
import { constantsInMemory } from './kernel-constants.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const assembly = join(root, 'src/kernel/assembly');
const codes = join(assembly, 'codes.ts');
const tables = join(assembly, 'tables.ts');
const kernel = join(root, 'src/kernel/kernel.wasm');
const loopsAssembly = join(root, 'src/loops/assembly');
const loopsModule = join(root, 'src/loops/loops-module.ts');

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
function stale(folder, target) {
  if (!existsSync(target)) return true;
  const compiled = statSync(target).mtimeMs;
  const sources = readdirSync(folder).map((name) => join(folder, name));
  const scripts = ['build-kernel.mjs', 'kernel-constants.mjs'].map((name) => join(root, name));
  return [...sources, ...scripts].some((path) => statSync(path).mtimeMs > compiled);
}

/** A folder's AssemblyScript compiled to WebAssembly text. */
async function compiled(folder) {
  const options = ['--enable', 'simd', '--enable', 'bulk-memory', '-O3', '--noAssert', '--runtime', 'stub'];
  const { error, stdout, stderr } = await asc.main([
    join(relative(root, folder), 'index.ts'),
    ...['--baseDir', root, ...options],
  ]);
  if (error) throw new Error(`${folder} does not compile\n${stderr}`);
  return stdout.toString();
}

/** The bytes of a module in WebAssembly text. */
function assembled(text) {
  const module = binaryen.parseText(text);
  const { SIMD128, BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt } =
    binaryen.Features;
  module.setFeatures(SIMD128 | BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt);
  if (!module.validate()) throw new Error('the module is not valid');
  return module.emitBinary();
}

/** Written beside and then moved, so that nobody reads half a file. */
function replace(target, content) {
  const written = `${target}.${process.pid}`;
  writeFileSync(written, content);
  renameSync(written, target);
}

export default async function buildKernel() {
  await writeSources();
  if (stale(assembly, kernel)) replace(kernel, assembled(constantsInMemory(await compiled(assembly))));
  if (!stale(loopsAssembly, loopsModule)) return;
  // Within the code, as it is small and asked for where nobody can wait for a file; by bytes, which a page compresses better.
  const bytes = Buffer.from(assembled(await compiled(loopsAssembly))).toString('hex');
  replace(loopsModule, `// Made by build-kernel.mjs: do not edit.\nexport const loopsModule = '${bytes}';\n`);
}
