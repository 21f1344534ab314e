// Compiles the kernel's AssemblyScript to src/kernel/kernel.wasm, with the codes of the table of operations. Also vitest's
// global setup: a stale kernel is made anew.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const assembly = join(root, 'src/kernel/assembly');
const codes = join(assembly, 'codes.ts');
const target = join(root, 'src/kernel/kernel.wasm');

/** Writes codes.ts where it does not say what src/notation/operations and src/kernel/wasm-steps.ts say. */
async function writeCodes() {
  const entry = `
    export { kernelOperations } from './src/notation/operations/operations.ts';
    export { stepCodes } from './src/kernel/wasm-steps.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const program = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  const { kernelOperations, stepCodes } = await import(program);
  const rows = [...kernelOperations.map(({ name, code }) => [name, code]), ...Object.entries(stepCodes)];
  const lines = rows.map(([name, code]) => `export const ${constantName(name)} = ${code};`);
  const text = ['// Made by build-kernel.mjs: do not edit.', ...lines, ''].join('\n');
  if (!existsSync(codes) || readFileSync(codes, 'utf8') !== text) writeFileSync(codes, text);
}

/** `square-root` is SQUARE_ROOT, `latinHypercube` is LATIN_HYPERCUBE. */
function constantName(name) {
  return name.replace(/[A-Z]/g, '-$&').replaceAll('-', '_').toUpperCase();
}

/** True when a source, or this script, is newer than what was compiled. */
function stale() {
  if (!existsSync(target)) return true;
  const compiled = statSync(target).mtimeMs;
  const sources = readdirSync(assembly).map((name) => join(assembly, name));
  return [...sources, fileURLToPath(import.meta.url)].some((path) => statSync(path).mtimeMs > compiled);
}

export default async function buildKernel() {
  await writeCodes();
  if (!stale()) return;
  const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
  // Written beside and then moved, so that nobody reads half a file.
  const written = `${target}.${process.pid}`;
  const options = ['--enable', 'simd', '--enable', 'bulk-memory', '-O3', '--noAssert', '--runtime', 'stub'];
  const { status } = spawnSync(
    process.execPath,
    [compiler, join(assembly, 'index.ts'), '--outFile', written, ...options],
    { stdio: 'inherit', cwd: root },
  );
  if (status !== 0) throw new Error('the kernel does not compile');
  renameSync(written, target);
}
