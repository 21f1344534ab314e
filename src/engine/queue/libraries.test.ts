import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { UsageError } from '../../errors.ts';
import { loadLibraries, testedVersions } from './libraries.ts';

it('says what to install where a library is missing', async () => {
  const missing = async (): Promise<never> => {
    throw Object.assign(new Error("Cannot find package 'bullmq' imported from /here"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
  };
  const loading = loadLibraries(missing);
  await expect(loading).rejects.toThrow(UsageError);
  await expect(loading).rejects.toThrow(/npm install bullmq@\d+\.\d+\.\d+ ioredis@\d+\.\d+\.\d+$/);
});

it('leaves other mistakes as they are', async () => {
  const mistake = new Error('Cannot find package of ours');
  await expect(loadLibraries(() => Promise.reject(mistake))).rejects.toBe(mistake);
});

it('names the versions that the tests run with', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies).toMatchObject(testedVersions);
});
