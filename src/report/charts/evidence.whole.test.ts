import { describe, expect, it } from 'vitest';
import { namedOutputs } from '../../analyses/outcome/words.ts';
import { observedResult, observedYear } from '../testing/observed-result.ts';
import { wide } from './chart.ts';
import { drawChart } from './draw.ts';
import { fan } from './fan.ts';
import { curveOf, movedInputsChart } from './moved-inputs.ts';
import { observations } from './observations.ts';
import { expectDrawn } from './testing/expect-drawn.ts';
import { valueAxis } from './value-axis.ts';

describe('the chart of observations', () => {
  it('has a panel a unit, and says what agrees', async () => {
    const chart = observations(await observedResult())!;
    await expectDrawn(chart);
    expect(chart.title).toBe('Both observations are what the model could expect');
    expect((chart.spec(wide) as { vconcat: unknown[] }).vconcat).toHaveLength(1);
    expect(chart.table.rows.map((row) => [row[0], row[2], row[7]])).toEqual([
      ['Token cost', '2,600', '47 % lower'],
      ['Staff', '3,000 to 3,500', '21.3 % inside'],
    ]);
  });

  it('sets a conflict apart in the colour of what misses a goal', async () => {
    const chart = observations(await observedResult(true))!;
    await expectDrawn(chart);
    expect(chart.title).toBe('What was seen of queries in October 2026 is not what the model expected');
    expect((chart.spec(wide) as { vconcat: unknown[] }).vconcat).toHaveLength(2);
    expect(await drawChart(chart, wide, 'a')).toMatch(/fill="var\(--beyond/);
    expect(await drawChart(observations(await observedResult())!, wide, 'a')).not.toContain('--beyond');
  });

  it('leaves out what has no expectation, and is none without observations', async () => {
    const result = await observedResult();
    const [first, second] = result.evidence!.observations;
    const unknown = { ...first!, predicted: { 'p0.5': null, p50: null, 'p99.5': null } };
    const evidence = { ...result.evidence!, observations: [unknown, second!] };
    const chart = observations({ ...result, evidence })!;
    await expectDrawn(chart);
    expect(chart.caption).toContain(' 1 more stands in the numbers.');
    expect(observations({ ...result, evidence: { ...evidence, observations: [unknown] } })).toBeNull();
    const { evidence: _, ...without } = result;
    expect(observations(without)).toBeNull();
  });
});

describe('the chart of inputs that moved', () => {
  it('has two curves an input, and the numbers of all that moved', async () => {
    const result = await observedResult();
    const chart = movedInputsChart(result)!;
    await expectDrawn(chart);
    expect(chart.title).toBe('The observations changed queries most: 0.8 sd lower, 40 % narrower');
    expect(chart.table.rows.map(([name]) => name)).toEqual(['Queries', 'Tokens', 'Price']);
    const { concat } = chart.spec(wide) as { concat: { layer: unknown[] }[] };
    expect(concat.map(({ layer }) => layer.length)).toEqual([2, 2, 2]);
  });

  it('is none where no input moved, or none has a density', async () => {
    const result = await observedResult();
    const { staff, queries } = result.evidence!.inputs;
    const only = (inputs: object) =>
      movedInputsChart({ ...result, evidence: { ...result.evidence!, inputs: inputs as never } });
    expect(only({ staff })).toBeNull();
    expect(only({ queries: { ...queries!, density: null } })).toBeNull();
    expect(only({ of_another_time: queries })).toBeNull();
  });

  it('draws equal areas for equal shares, on a logarithmic axis too', () => {
    const area = (points: readonly { x: number; d: number }[], position: (x: number) => number) =>
      points
        .slice(1)
        .reduce(
          (sum, { x, d }, k) => sum + ((d + points[k]!.d) / 2) * (position(x) - position(points[k]!.x)),
          0,
        );
    // A thousand even bins hold 1: trapezoids through their middles do as well, but for the two half bins at the ends.
    const linear = valueAxis(0, 1, '', wide);
    const evenly = {
      edges: Array.from({ length: 1001 }, (_, k) => k / 1000),
      masses: Array(1000).fill(1e-3),
    };
    expect(area(curveOf(evenly, linear), linear.position)).toBeCloseTo(0.9995, 4);
    const logarithmic = valueAxis(1, 1000, '', wide);
    const decades = {
      edges: Array.from({ length: 1001 }, (_, k) => 10 ** ((3 * k) / 1000)),
      masses: Array(1000).fill(1e-3),
    };
    expect(area(curveOf(decades, logarithmic), logarithmic.position)).toBeCloseTo(0.9995, 3);
  });

  it('joins the empty bins between whole numbers', () => {
    const axis = valueAxis(0, 3, '', wide);
    const comb = { edges: [0, 0.5, 1, 1.5, 2, 2.5, 3], masses: [0.2, 0, 0.5, 0, 0.3, 0] };
    // Three bins of a third of the axis: densities of 3 times the masses.
    expect(curveOf(comb, axis)).toEqual([
      { x: 0, d: 0 },
      { x: 0.5, d: 0.6 },
      { x: 1.5, d: 1.5 },
      { x: 2.5, d: 0.9 },
      { x: 3, d: 0 },
    ]);
  });
});

describe('a fan of which months were observed', () => {
  it('has a diamond a value and a bar a range, says so, and numbers them', async () => {
    const result = await observedYear();
    const chart = fan(result, namedOutputs(result)[0]!)!;
    await expectDrawn(chart);
    expect(chart.caption).toContain('Diamonds are what was observed');
    expect(chart.label).toContain('Observed: January 4,700 USD/day, February 4,200 to 5,200 USD/day.');
    expect(chart.table.columns.at(-1)).toBe('Observed');
    expect(chart.table.rows.slice(0, 3).map((row) => row.at(-1))).toEqual([4700, '4,200 to 5,200', null]);
    const { layer } = chart.spec(wide) as { layer: { data?: { name: string; values: unknown[] } }[] };
    const rows = (name: string) => layer.find(({ data }) => data?.name === name)?.data?.values;
    expect(rows('actual')).toHaveLength(2);
    expect(rows('actualValue')).toEqual([{ x: 0, a: 4420, b: 4998, v: 4700 }]);
  });

  it('reaches as far as what was observed', async () => {
    const result = structuredClone(await observedYear());
    const [month] = result.forecast!.outputs.daily_cost!.months as unknown as [{ actual: object }];
    month.actual = { value: 90_000, low: 80_000, high: 100_000 };
    const chart = fan(result, namedOutputs(result)[0]!)!;
    const { layer } = chart.spec(wide) as {
      layer: { encoding: { y?: { scale?: { domain: [number, number] } } } }[];
    };
    expect(layer[0]!.encoding.y!.scale!.domain[1]).toBeGreaterThan(100_000);
  });
});
