import type { BreakEven } from '../../analyses/break-even/result.ts';

/** A price at which a goal just holds. */
export const sampleBreakEven: BreakEven = {
  format: 'costcone-break-even/1',
  scenario: { title: 'Renting', file: 'rent.yaml', sha256: '0123' },
  other: null,
  run: { seed: 'report', design: 'sobol', draws: 65536 },
  input: 'gpu_price',
  unit: 'USD/GPU/hour',
  target: {
    kind: 'goal',
    text: 'daily_cost <= 2.5M USD/day with 80%',
    value: 0.8,
    unit: '',
    label: 'Daily cost',
    threshold: { quantity: 'daily_cost', operator: '<=', limit: 2.5e6, unit: 'USD/day' },
  },
  value: { value: 2.5, error: 0.01 },
  crossings: 1,
  curve: [
    { input: 1, value: 1 },
    { input: 2, value: 0.9 },
    { input: 3, value: 0.7 },
    { input: 4, value: 0.2 },
  ],
  warnings: ['gpu price is correlated with </script><b>x'],
};
