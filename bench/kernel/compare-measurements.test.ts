import { expect, it } from 'vitest';
import { compareMeasurements, savedMeasurements } from './compare-measurements.ts';
import { describeMeasurements } from './describe.ts';
import type { Measurements } from './measure.ts';
import type { Timing } from './timing.ts';

const time = (ns: number, error = 0.01 * ns): Timing => ({ ns, error });
const parts = { sampling: time(10), formulas: time(2), statistics: time(1) };
const measured: Measurements = {
  format: 'costcone-bench/2',
  machine: { cpu: 'a processor', cores: 2, system: 'Linux 6' },
  node: 'v20.0.0',
  version: '1.0.0',
  date: '2026-01-01',
  designs: { 'monte-carlo': time(20), sobol: time(13), 'latin-hypercube': time(40) },
  parts: { 'monte-carlo': parts, sobol: parts, 'latin-hypercube': parts },
  models: { heavy_formula: time(80) },
  families: { normal: time(2) },
  operations: { add: { ns: -0.1, error: 0.2 } },
  workers: { 1: time(20) },
  reference: time(4000),
};

it('says what is faster and slower beyond the noise', () => {
  const now: Measurements = {
    ...measured,
    models: { heavy_formula: time(40) },
    families: { normal: time(2.02) },
  };
  const text = compareMeasurements(measured, now);
  expect(text).toMatch(/model: heavy formula +80\.0 +40\.0 +0\.50 +0\.50/);
  expect(text).not.toContain('normal');
  expect(compareMeasurements(measured, measured)).toContain('No time changed differently from the rest');
});

it('takes what all times have in common for the machine', () => {
  const slower = (time: Timing): Timing => ({ ns: 1.4 * time.ns, error: 1.4 * time.error });
  const all = <Name extends string>(times: Readonly<Record<Name, Timing>>) =>
    Object.fromEntries(Object.entries<Timing>(times).map(([name, time]) => [name, slower(time)])) as Record<
      Name,
      Timing
    >;
  const now: Measurements = {
    ...measured,
    designs: all(measured.designs),
    parts: { 'monte-carlo': all(parts), sobol: all(parts), 'latin-hypercube': all(parts) },
    families: all(measured.families),
    workers: all(measured.workers),
    reference: slower(measured.reference),
  };
  const text = compareMeasurements(measured, now);
  expect(text).toContain('All times: 1.40 of the earlier ones');
  expect(text).toMatch(/model: heavy formula +80\.0 +80\.0 +1\.00 +0\.71/);
  expect(text).not.toContain('design: sobol');
});

it('says that it compares two machines', () => {
  const machine = { ...measured.machine, cpu: 'another' };
  expect(compareMeasurements({ ...measured, machine }, measured)).toContain('Another machine');
});

it('refuses what is no measurement', () => {
  expect(() => savedMeasurements('x.json', { format: 'costcone-result/1' })).toThrow('x.json does not hold');
});

it('shows no time below 0, and says when the machine is busy', () => {
  const text = describeMeasurements(measured);
  expect(text).toMatch(/add +~0/);
  expect(text).not.toContain('busy');
  const busy = { ...measured, designs: { ...measured.designs, sobol: time(13, 2) } };
  expect(describeMeasurements(busy)).toContain('This machine is busy: times are known only to within 31 %');
});
