#!/usr/bin/env node
import { keepCompiledCode, optimizeLater } from './compiled-code.ts';
import { machineFailure } from './machine-failure.ts';

// All that the command is made of is loaded from here: where the machine has no room for it, a sentence says so.
try {
  keepCompiledCode();
  optimizeLater();
  const { runCommandLine } = await import('./command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  const refused = error instanceof Error ? machineFailure(error) : null;
  if (refused === null) throw error;
  process.stderr.write(`costcone: ${refused}\n`);
  process.exitCode = 4;
}
