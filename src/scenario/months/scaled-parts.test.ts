import { describe, expect, it } from 'vitest';
import { leverOfLines } from '../levers/testing/lever-of-lines.ts';
import { readScenarioText } from '../read-scenario.ts';

const text = `horizon: { from: 2027-01, months: 12 }
inputs:
  rent: { value: 2 to 4 USD/GPU/hour, growth: -35% to -5% per year, steps: [ { from: 2027-07, value: 1.5 USD/GPU/hour }, { from: 2027-10, factor: 0.8 } ] }
formulas: { cost: rent * 10 GPU }
`;
const pull = (scale: string) =>
  readScenarioText(text, { name: 'a.yaml', levers: [leverOfLines(`scale: { ${scale} }`)] });

/** In base units: the number that an input is, or one of its unit. */
const inputOf = (scenario: ReturnType<typeof pull>, name: string) => {
  const { value } = scenario.inputs.find((input) => input.name === name)!;
  return value.kind === 'constant' ? value.base : value.unit.factor;
};

describe('a lever that scales an input', () => {
  it('scales the values that its steps put in its place, and not its rates and factors', () => {
    const [before, after] = [readScenarioText(text, { name: 'a.yaml' }), pull('rent: 0.5')];
    const ratio = (name: string) => inputOf(after, name) / inputOf(before, name);
    expect(['rent', 'rent.steps.0.value', 'rent.steps.1.factor', 'rent.growth'].map(ratio)).toEqual([
      0.5, 0.5, 1, 1,
    ]);
    expect(after.inputs.find(({ name }) => name === 'rent.steps.0.value')!.notation).toBe(
      '0.5 * (1.5 USD/GPU/hour)',
    );
  });

  it('scales a part that is named itself, but for a rate of growth', () => {
    const [before, after] = [readScenarioText(text, { name: 'a.yaml' }), pull('rent.steps.1.factor: 0.5')];
    expect(inputOf(after, 'rent.steps.1.factor') / inputOf(before, 'rent.steps.1.factor')).toBe(0.5);
    expect(() => pull('rent.growth: 0.5')).toThrow('a rate of growth and a probability are not scaled');
  });
});
