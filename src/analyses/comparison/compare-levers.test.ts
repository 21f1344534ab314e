import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ScenarioError, UsageError } from '../../errors.ts';
import { terminalComparison } from '../../report/terminal/terminal-comparison.ts';
import { renderPage } from '../../report/formats.ts';
import type { Lever } from '../../scenario/levers/lever.ts';
import { readLever } from '../../scenario/levers/read-lever.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { compareLevers } from './compare-levers.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-levers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bill = `title: A bill
question: What does a day cost?
inputs:
  requests: poisson(1000) query/day
  price: 1 to 4 USD/query
  fee: triangular(100, 200, 500) USD/day
  spare: 2 to 3 token
formulas:
  daily_cost: requests * price + fee
  other: spare * 2
outputs: [daily_cost, other]
correlations:
  - { between: [price, fee], spearman: 0.5 }
`;

/** A lever with these lines, called by its name. */
function lever(name: string, lines: string): Lever {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(
    file,
    `lever: ${name}\ntitle: The ${name} lever\nexplanation: A test of ${name}.\n${lines}\n`,
  );
  return readLever(file);
}

const cheaper = lever('cheaper', 'scale: { price: 0.8 }');
const fewer = lever('fewer', 'scale: { requests: 0.9 }');
const free = lever('free', 'set: { fee: 1 to 2 USD/day }');
const halfFee = lever('half-fee', 'scale: { fee: 0.5 }');
const dearer = lever('dearer', 'scale: { price: 1.5 }');
const elsewhere = lever('elsewhere', 'nothing: Nobody pays for what is spare.\nscale: { spare: 2 }');
const same = lever('same', 'set: { price: 1 to 4 USD/query }');
const other = lever('other', 'requires: { model: llm-service }\nset: { price: 1 }');

const read = (levers: readonly Lever[]) => readScenarioText(bill, { levers });
const options = { draws: 4096, seed: 'levers', workers: 1, sensitivity: false } as const;
const changeOf = ({
  outputs,
}: {
  outputs: Readonly<Record<string, { difference: { mean: { value: number | null } } }>>;
}) => outputs.daily_cost!.difference.mean.value!;

describe('compareLevers', () => {
  it('pairs what a lever multiplies with the base draw by draw', async () => {
    const text = bill
      .replace('requests * price + fee', 'requests * price')
      .replace(/\n {2}- \{ between.*\n/, ' []\n');
    const levers = [cheaper, fewer];
    const { others } = await compareLevers(
      (pulled) => readScenarioText(text, { levers: pulled }),
      levers,
      options,
    );
    for (const [index, factor] of [0.8, 0.9].entries()) {
      const { ratio, probabilityLower } = others[index]!.outputs.daily_cost!;
      expect(ratio.mean.value).toBeCloseTo(factor, 12);
      expect(ratio.sd.value!).toBeLessThan(1e-9);
      expect(probabilityLower.value).toBe(1);
    }
    const [{ result }] = others as [(typeof others)[number]];
    expect(result.inputs.price!.p50! / 1.6).toBeCloseTo(1, 12);
    // Its kept draws are of the scaled distribution too.
    expect(result.inputs.price!.sampleMean! / result.inputs.price!.mean!).toBeCloseTo(1, 2);
  });

  it('says what does not apply, what changes nothing, and why', async () => {
    const { levers, others } = await compareLevers(read, [cheaper, elsewhere, same, other], options);
    expect(levers!.map(({ lever: name, applied }) => [name, applied])).toEqual([
      ['cheaper', true],
      ['elsewhere', false],
      ['same', false],
      ['other', false],
    ]);
    expect(levers!.map(({ reason }) => reason)).toEqual([
      null,
      'it changes spare, which has no effect on daily cost in any draw (only other); it has none where nobody pays for what is spare',
      'the scenario already has what it sets',
      'needs the model llm-service, and this scenario has none',
    ]);
    expect(others.map((one) => one.levers)).toEqual([['cheaper']]);
  });

  it('combines the three that save most, of those that do not contradict each other', async () => {
    const { others, leftOut } = await compareLevers(read, [dearer, halfFee, free, fewer, cheaper], {
      ...options,
      combine: true,
    });
    const names = others.map(({ levers }) => levers!.join('+'));
    expect(names).toEqual([
      'dearer',
      'half-fee',
      'free',
      'fewer',
      'cheaper',
      'cheaper+free',
      'cheaper+fewer',
      'free+fewer',
      'cheaper+free+fewer',
    ]);
    expect(leftOut).toEqual([]);
    const [all] = others.slice(-1);
    for (const one of others.slice(0, -1)) expect(changeOf(all!)).toBeLessThan(changeOf(one));
  });

  it('leaves out what contradicts a better one, and says so', async () => {
    const { others, leftOut } = await compareLevers(read, [halfFee, free, cheaper], {
      ...options,
      combine: true,
    });
    expect(leftOut).toEqual([{ levers: ['free', 'half-fee'], reason: 'both change fee' }]);
    expect(others.map(({ levers }) => levers!.join('+')).at(-1)).toBe('cheaper+free');
  });

  it('gives the same as a scenario in which the change is written', async () => {
    const written = readScenarioText(bill.replace('1 to 4', '0.8 to 3.2'));
    const { others } = await compareLevers(read, [cheaper], { ...options, others: [written] });
    const [a, b] = others.map(({ result }) => result.outputs.daily_cost!.quantiles.p95.value!);
    expect(a! / b!).toBeCloseTo(1, 9);
  });

  it('is refused with the problems of all where no lever applies', async () => {
    await expect(compareLevers(read, [other], options)).rejects.toThrow(ScenarioError);
    await expect(compareLevers(read, [other], options)).rejects.toThrow('requires.model: needs the model');
    await expect(compareLevers(read, [elsewhere], options)).rejects.toThrow(UsageError);
    await expect(compareLevers(read, [elsewhere], options)).rejects.toThrow('elsewhere: it changes spare');
  });

  it('is shown with titles, combinations and reasons, in the terminal and on a page', async () => {
    const comparison = await compareLevers(read, [cheaper, elsewhere, halfFee, free], {
      ...options,
      combine: true,
    });
    const text = terminalComparison(comparison);
    expect(text).toMatch(/The cheaper lever {2,}−\d+ +−\d+\.?\d* % {2}every draw\n {4}\+ The free lever/);
    expect(text).toContain('The elsewhere lever: it changes spare');
    expect(text.replace(/\s+/g, ' ')).toContain('The free lever + The half-fee lever: both change fee.');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const page = await renderPage(comparison);
    for (const words of [
      'Which lever lowers the daily cost of A bill most?',
      'A test of cheaper.',
      'both change fee',
    ])
      expect(page).toContain(words);
  });
});
