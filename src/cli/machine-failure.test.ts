import { describe, expect, it } from 'vitest';
import { machineFailure, machineWords } from './machine-failure.ts';

const failed = (code: string, message: string) => Object.assign(new Error(message), { code });

describe('machineFailure', () => {
  // The messages are Node 20's own.
  it.each([
    [failed('EMFILE', 'EMFILE: too many open files, open a.js'), /too many files are open/],
    [failed('ERR_WORKER_INIT_FAILED', 'Worker initialization failure: EAGAIN'), /room for another thread/],
    [
      failed('ERR_WORKER_OUT_OF_MEMORY', 'Worker terminated due to reaching memory limit'),
      /not enough memory/,
    ],
    [new RangeError('WebAssembly.Memory(): could not allocate memory'), /not enough memory/],
    [
      new RangeError('WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance'),
      /not enough/,
    ],
    [new RangeError('Array buffer allocation failed'), /not enough memory/],
    [failed('ENOENT', 'ENOENT: no such file or directory, uv_cwd'), /the working directory is gone/],
    [new Error('a worker', { cause: failed('ENOMEM', 'ENOMEM') }), /not enough memory/],
  ])('says in a sentence what ran out: %s', (error, sentence) => {
    expect(machineFailure(error)).toMatch(sentence);
  });

  it.each([
    new TypeError('x is not a function'),
    failed('ENOENT', 'ENOENT: no such file or directory, open kernel.wasm'),
    failed('ERR_INVALID_ARG_TYPE', 'The "path" argument must be of type string'),
  ])('leaves mistakes of ours to be reported: %s', (error) => {
    expect(machineFailure(error)).toBeNull();
  });
});

it('keeps the machine’s own words where there are none of ours', () => {
  expect(machineWords(failed('ENOSPC', 'ENOSPC: no space left on device, write'))).toBe('the disk is full');
  expect(machineWords(failed('ESTALE', 'ESTALE: stale file handle'))).toBe('ESTALE: stale file handle');
  expect(machineWords(failed('constructor', 'x'))).toBe('x');
});
