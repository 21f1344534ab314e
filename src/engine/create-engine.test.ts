import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { createEngine } from './create-engine.ts';

it('brings neither Piscina nor a module of Node into a page', async () => {
  const { metafile } = await build({
    entryPoints: [new URL('../simulate.ts', import.meta.url).pathname],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'error',
  });
  const files = Object.keys(metafile.inputs);
  expect(files.some((path) => path.endsWith('engine/browser-engine.ts'))).toBe(true);
  const own = /engine\/(standard-engine|threads|worker|stops)\.ts$/;
  expect(files.filter((path) => path.includes('piscina') || own.test(path))).toEqual([]);
});

it('is the engine of threads in Node', () => {
  expect(createEngine({ workers: 3 }).workers).toBe(3);
  expect(createEngine({ threads: 'never' }).workers).toBe(1);
});
