// Writes the quantile tables and the Sobol' directions of the eight-input model for the C peers.
import { writeFileSync } from 'node:fs';
import { eightInputPlan } from '../kernel/eight-inputs.ts';
import { sobolDirections } from '../../src/sampling/sobol.ts';

const methods: Readonly<Record<string, number>> = { linear: 0, triangular: 1, table: 2 };

/** For each input a method, a length and the data, as doubles; then 32 direction numbers for each, as words. */
export function writeTables(path: string): void {
  const { samplers, streams } = eightInputPlan('monte-carlo', 1024);
  const tables = samplers.columns.flatMap(({ method, data }) => {
    const code = methods[method];
    if (code === undefined || (method === 'table' && data[1]! + data[2]! > 0))
      throw new Error(`the C peers have no ${method} with pieces`);
    return [Buffer.from(Float64Array.of(code, data.length).buffer), Buffer.from(Float64Array.from(data).buffer)];
  });
  const directions = streams.map(({ dimension }) => Buffer.from(sobolDirections(dimension).buffer));
  writeFileSync(path, Buffer.concat([...tables, ...directions]));
}
