import { describe, expect, it } from 'vitest';
import { markdownRun } from '../../report/markdown/markdown-run.ts';
import { terminalReport } from '../../report/terminal/terminal-report.ts';
import { expectToFit } from '../../report/terminal/testing/expect-to-fit.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import type { Result } from '../result.ts';
import { precisionWords } from './words.ts';

const scenario = formulaScenario({
  inputs: { volume: '1 to 10', price: 'uniform(1, 3) USD/day' },
  formulas: { cost: 'price * volume' },
});
const asked = (relative: number, quantities?: readonly string[]) =>
  simulate(scenario, {
    seed: 's',
    precision: { relative, ...(quantities && { quantities }) },
    maxDraws: 2 ** 16,
    sensitivity: false,
  });

describe('a precision that was not reached', () => {
  it('is a warning wherever warnings are', async () => {
    const result = await asked(0.000_001);
    const reached = Number((100 * result.precision!.reached!).toPrecision(3));
    const words = `he precision asked for, 0.0001 %, was not reached: ${reached} % (95th percentile of cost) with 65,536 draws, as many as --max-draws and --max-time allowed`;
    expect(result.warnings).toContain(`t${words}`);
    const text = terminalReport(result);
    expectToFit(text);
    expect(text.replaceAll('\n', ' ')).toContain(`Warning: t${words}`);
    expect(text.match(/precision asked for/g)).toHaveLength(1);
    expect(markdownRun(result).replaceAll('\\', '')).toContain(`T${words}`);
  });

  it('says what is known of why', async () => {
    const result = await asked(0.000_001, ['cost.sd']);
    const said = (changed: Partial<Result>) => precisionWords({ ...result, ...changed });
    expect(said({ partial: true })).toMatch(
      /% \(standard deviation of cost\) with 65,536 draws, before the run was stopped$/,
    );
    const precision = { ...result.precision!, asked: 0.005, reached: 0.005_000_1 };
    expect(said({ precision })).toContain('asked for, 0.5 %, was not reached: 0.50001 % (');
    expect(said({ precision: { ...precision, reached: null } })).toContain(
      'was not reached: the error of the standard deviation of cost is not known with 65,536 draws',
    );
  });
});

describe('a precision that was reached', () => {
  it('is said with its draws, and is no warning', async () => {
    const result = await asked(0.01);
    expect(result.warnings.join()).not.toContain('precision');
    const text = terminalReport(result);
    expectToFit(text);
    expect(text.replaceAll('\n', ' ')).toMatch(
      /The precision asked for, 1 %, was reached with 65,536 draws: 0\.\d+ % \(95th percentile of cost\)/,
    );
  });

  it('is not spoken of where none was asked for', async () => {
    const result = await simulate(scenario, { seed: 's', draws: 2 ** 12, sensitivity: false });
    expect(precisionWords(result)).toBeNull();
    expect(terminalReport(result)).not.toContain('precision');
  });
});
