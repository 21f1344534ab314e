import { expect, it } from 'vitest';
import { loadKernelModule } from './load-wasm.ts';
import { KernelInstance } from './wasm-instance.ts';

it('gives memory out beyond 2 GiB, none of it twice', async () => {
  const instance = new KernelInstance(await loadKernelModule());
  const first = instance.take(2 ** 31);
  const second = instance.take(17);
  const third = instance.take(8);
  expect([first % 16, second - first, third - second]).toEqual([0, 2 ** 31, 32]);
  instance.doubles(third, 1)[0] = 5;
  expect([...instance.doubles(second, 2)]).toEqual([0, 0]);
});
