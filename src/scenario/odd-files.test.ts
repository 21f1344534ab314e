import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenario } from './read-scenario.ts';
import { readBytes } from './source-file.ts';

const isLinux = process.platform === 'linux';
const folder = mkdtempSync(join(tmpdir(), 'costcone-odd-'));
const pipe = join(folder, 'pipe');
const socket = join(folder, 'socket');
let server: Server;

beforeAll(async () => {
  if (!isLinux) return;
  execFileSync('mkfifo', [pipe]);
  server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});

afterAll(async () => {
  if (isLinux) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe.runIf(isLinux)('files of odd kinds', () => {
  it.each([
    ['a pipe that nobody writes to', () => pipe, 'a pipe'],
    ['a socket', () => socket, 'a socket or a device'],
    ['a device without an end', () => '/dev/zero', 'a device'],
    ['a device that is empty', () => '/dev/null', 'a device'],
    ['a folder', () => folder, 'a folder'],
    ['a file of the system without a size', () => '/proc/self/status', 'a file that grows'],
  ])('refuses %s at once', (_, path, kind) => {
    expect(messageOf(() => readBytes(path(), 'x', 1000))).toContain(`x  must be a file (${kind})`);
  });

  it('refuses them where a scenario names them', () => {
    const cases = [`extends: ${pipe}`, `inputs: { x: 'empirical(file="${pipe}", column="a")' }`];
    for (const [index, text] of cases.entries()) {
      const file = join(folder, `${index}.yaml`);
      writeFileSync(file, `${text}\n`);
      expect(messageOf(() => readScenario(file))).toContain('must be a file (a pipe)');
    }
  });
});
