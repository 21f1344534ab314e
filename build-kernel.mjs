// Compiles the kernel's AssemblyScript to src/kernel/kernel.wasm. Also vitest's global setup: a stale kernel is made anew.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const assembly = join(root, 'src/kernel/assembly');
const target = join(root, 'src/kernel/kernel.wasm');

/** True when a source, or this script, is newer than what was compiled. */
function stale() {
  if (!existsSync(target)) return true;
  const compiled = statSync(target).mtimeMs;
  const sources = readdirSync(assembly).map((name) => join(assembly, name));
  return [...sources, fileURLToPath(import.meta.url)].some((path) => statSync(path).mtimeMs > compiled);
}

export default function buildKernel() {
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
