// Writes the quantile tables of the eight-input model for avx512.c.
import { writeFileSync } from 'node:fs';
import { eightInputPlan } from '../kernel/eight-inputs.ts';

const methods: Readonly<Record<string, number>> = { linear: 0, triangular: 1, table: 2 };

export function writeTables(path: string): void {
  const { columns } = eightInputPlan('monte-carlo', 1024).samplers;
  const parts = columns.flatMap(({ method, data }) => {
    const code = methods[method];
    if (code === undefined || (method === 'table' && data[1]! + data[2]! > 0))
      throw new Error(`the C peer has no ${method} with pieces`);
    return [Buffer.from(Float64Array.of(code, data.length).buffer), Buffer.from(Float64Array.from(data).buffer)];
  });
  writeFileSync(path, Buffer.concat(parts));
}
