import { describe, expect, it } from 'vitest';
import { mostProblemsShown, ScenarioError, UsageError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

function errorOf(text: string): ScenarioError {
  try {
    readScenarioText(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error('accepted');
}

/** 250 bytes: nine aliases of nine of nine of nine, the innermost of which name nothing. */
const aliases = ['a', 'b', 'c', 'd', 'e']
  .map((name, level) => `  ${name}: &${name} [${Array(9).fill(`*${'qabcd'[level]}`).join(',')}]`)
  .join('\n');

describe('many problems', () => {
  it('are told of up to fifty, the rest counted', () => {
    const { problems, more, message } = errorOf(
      `inputs:\n${Array.from({ length: 70 }, (_, k) => `  x${k}: oops`).join('\n')}\n`,
    );
    expect(problems).toHaveLength(mostProblemsShown);
    expect(more).toBe(20);
    expect(message.split('\n').slice(-2)).toEqual([
      expect.stringContaining('inputs.x49'),
      'and 20 more problems',
    ]);
  });

  it('of aliases that name nothing are few words', () => {
    const { problems, more, message } = errorOf(`inputs:\n${aliases}\n`);
    expect([problems.length, more > 1000, message.split('\n').length]).toEqual([50, true, 51]);
  });

  it('are not looked for where aliases blow a file up', () => {
    const laughs = [...'abcdefghi'].map((name, level, names) => {
      const inside = level === 0 ? 'ha' : `*${names[level - 1]}`;
      return `  ${name}: &${name} [${Array(9).fill(inside).join(',')}]`;
    });
    expect(errorOf(`inputs:\n${laughs.join('\n')}\n`).message).toContain(
      'must not have more than 100000 values',
    );
  });

  it('end the reading of what is no YAML', () => {
    const { message } = errorOf(`title: ${'}'.repeat(500_000)}\n`);
    expect(message.split('\n').length).toBeLessThanOrEqual(51);
    expect(errorOf(`a: ${'!b '.repeat(300_000)}\n`).more).toBeLessThan(2000);
  });

  it('have words that fit on a few lines', () => {
    const long = 'y'.repeat(300_000);
    for (const text of [`inputs: { ${long}: 1 }`, `title: t\n${long}: 1`, `model: ${long}`, `x: |${long}`])
      expect(errorOf(text).message.length).toBeLessThan(2500);
    expect(new UsageError(long).message).toHaveLength(2000);
  });
});
