import { appendFileSync } from 'node:fs';
import type { Kernel } from '../../kernel/kernel.ts';
import { workerOf } from '../worker.ts';

/** Never done with a chunk until it is stopped. The file that the plan's first column names grows by a byte a chunk begun. */
const endlessKernel: Kernel = {
  name: 'reference',
  prepare(plan) {
    return {
      bytes: 0,
      evaluate: () => ({ random: [], outputs: [] }),
      takeHistograms: () => [],
      runChunk(_, stopped) {
        for (let blocks = 0; !stopped(); blocks++)
          if (blocks === 0) appendFileSync(plan.program.columns[0]!.id, '.');
        return null;
      },
    };
  },
};

export default workerOf(async () => endlessKernel);
