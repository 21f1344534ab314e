import { expect, it } from 'vitest';
import { commands } from './commands.ts';

const nameOf = (usage: string) => usage.split(' ')[0]!;

it('has names of its own', () => {
  expect(new Set(commands.map(({ usage }) => nameOf(usage))).size).toBe(commands.length);
});

it.each([...commands])('$usage leads to what does it, and is explained', async (command) => {
  expect(typeof (await command.load())).toBe('function');
  expect(command.summary).toMatch(/^\p{Lu}.{15,}[^.]$/u);
  for (const [name, option] of Object.entries(command.options)) expect(option.describe, name).toBeTruthy();
  for (const [example] of command.examples)
    expect(example).toMatch(new RegExp(`^costcone ${nameOf(command.usage)}\\b`));
});

// The build lets yargs take one column for every character.
it('is told in ASCII', () => {
  expect(JSON.stringify(commands)).toMatch(/^[\u0020-\u007e]+$/);
});
