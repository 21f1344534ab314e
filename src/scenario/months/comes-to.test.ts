import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../read-scenario.ts';
import { comesTo } from './comes-to.ts';

const { quantities, horizon } = readScenarioText(`model: llm-service
horizon: { from: 2027-01, months: 3 }
inputs:
  queries_per_day: { value: 20000 query/day, growth: 5% per month }
  promised_speed: { value: 25 token/s, steps: [ { from: 2027-02, value: 40 token/s } ] }
formulas:
  written: queries_per_day * 400 token/query
  year_bill: total(daily_cost)
`);
const of = (name: string) => comesTo(quantities.find((one) => one.name === name)!, horizon!);

describe('what a quantity comes to over a horizon', () => {
  it('is the total of a rate', () => {
    expect([of('daily_cost'), of('written')]).toEqual(['total', 'total']);
  });

  it('is the average of a speed, whose unit is that of a rate', () => {
    expect(quantities.find(({ name }) => name === 'speed')!.unit.text).toBe('token/s');
    expect(of('speed')).toBe('average');
  });

  it('is the average of what else moves, and one number where nothing does', () => {
    expect([of('gpus'), of('year_bill'), of('step_fixed')]).toEqual(['average', 'itself', 'itself']);
  });
});
