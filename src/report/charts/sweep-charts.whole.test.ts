import { describe, expect, it } from 'vitest';
import { sampleSweep } from '../testing/sample-sweep.ts';
import { sweepCharts } from './sweep-charts.ts';
import { expectDrawn } from './testing/expect-drawn.ts';

const chartsOf = async (...grids: readonly string[]) => {
  const sweep = await sampleSweep(grids);
  return sweepCharts(sweep, sweep.outputs[0]!);
};

describe('charts of a sweep', () => {
  it.each([
    ['a line with bands over one input', ['price=1..3:5'], ['swept-daily_cost']],
    ['intervals of what is no number', ['price=1 to 2,2 to 3'], ['rows-daily_cost']],
    ['a heat map over two columns', ['price=1..3:3', 'reserve=0%,10%'], ['heat-daily_cost-0']],
    [
      'a heat map for each value of a third',
      ['reserve=0%,10%', 'price=1..3:3', 'gpus=10..20:3'],
      ['heat-daily_cost-0', 'heat-daily_cost-9'],
    ],
    [
      'points over each column of many values',
      ['price=1..3:41', 'reserve=0%,10%'],
      ['over-0-daily_cost', 'over-1-daily_cost'],
    ],
  ])('are %s', async (_, grids, ids) => {
    const charts = await chartsOf(...grids);
    expect(charts.map(({ id }) => id)).toEqual(ids);
    for (const chart of charts) await expectDrawn(chart);
  });

  it('say the command of each row', async () => {
    const [chart] = await chartsOf('price=1..3:3', 'reserve=0%,10%');
    expect(chart!.table.columns.at(-1)).toBe('Command');
    expect(chart!.table.rows[3]!.at(-1)).toBe(
      "costcone run 'script><b>x.yaml' --set price=2 --set reserve=10% --seed report --draws 4096",
    );
    const live = JSON.stringify(chart!.spec({ width: 700, narrow: false, live: true }));
    expect(live.match(/costcone run/g)).toHaveLength(6);
  });

  it('are none where rows are in different units', async () => {
    const sweep = await sampleSweep(['price=1..3:3']);
    expect(sweepCharts(sweep, { ...sweep.outputs[0]!, unit: null })).toEqual([]);
  });
});
