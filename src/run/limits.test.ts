import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../scenario/read-scenario.ts';
import { checkLimits } from './limits.ts';

const settings = { draws: 2 ** 20, design: 'sobol', sensitivity: true } as const;
const many = (count: number) => {
  const names = Array.from({ length: count }, (_, k) => `x${k}`);
  const inputs = names.map((name) => `  ${name}: 1 to 2\n`).join('');
  return readScenarioText(`inputs:\n${inputs}formulas: { f: '${names.join(' + ')}' }\noutputs: [f]\n`);
};

describe('checkLimits', () => {
  it('lets pass what the sobol design has dimensions for', () => {
    expect(() => checkLimits([many(2048)], settings)).not.toThrow();
  });

  it('names what to do where a sensitivity analysis takes too many dimensions', () => {
    const scenario = many(2049);
    expect(() => checkLimits([scenario], settings)).toThrow(
      /2049 uncertain inputs takes 4098 dimensions, .*4096: use --no-sensitivity, or --design latin-hypercube or monte-carlo/,
    );
    expect(() => checkLimits([scenario], { ...settings, sensitivity: false })).not.toThrow();
    expect(() => checkLimits([scenario], { ...settings, design: 'monte-carlo' })).not.toThrow();
  });

  it('refuses draws beyond the design, and columns that do not fit in memory', () => {
    const scenario = many(1);
    expect(() => checkLimits([scenario], { ...settings, draws: 2 ** 40 })).toThrow('--design monte-carlo');
    const wide = { ...scenario, outputs: Array<string>(5000).fill('f') };
    expect(() => checkLimits([wide], { ...settings, sensitivity: false })).toThrow(/2\.4 GiB.*--draws 32768/);
    expect(() => checkLimits([wide], { ...settings, sensitivity: false, draws: 32768 })).not.toThrow();
  });
});
