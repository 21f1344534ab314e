import { blockDraws, type Program } from '../../plan/plan.ts';
import { KernelColumns } from '../wasm-columns.ts';
import type { KernelModule } from '../wasm-exports.ts';
import { KernelInstance } from '../wasm-instance.ts';
import { columnBytes, placeProgram, writeSteps } from '../wasm-steps.ts';

/**
 * The WebAssembly kernel's formulas on given values instead of random ones: `inputs[k]` holds the values
 * of `Program.random[k]`, all of one length. Gives the output columns.
 */
export function createEvaluator(
  module: KernelModule,
  program: Program,
): (inputs: readonly Float64Array[]) => Float64Array[] {
  const instance = new KernelInstance(module);
  const { steps, register } = placeProgram(instance, program);
  const origins = new Float64Array(program.columns.length);
  const columns = new KernelColumns(instance, program.columns, origins, register, program.constants);
  const address = writeSteps(instance, steps);
  instance.finish();
  return (inputs) => {
    const draws = inputs[0]?.length ?? 0;
    const outputs = program.columns.map(() => new Float64Array(draws));
    for (let done = 0; done < draws; done += blockDraws) {
      const count = Math.min(blockDraws, draws - done);
      program.random.forEach((column, k) => {
        const values = inputs[k]!.subarray(done, done + count);
        instance.doubles(register(column.register), columnBytes / 8).set(values);
      });
      instance.exports.run(address, steps.length, done, count);
      outputs.forEach((output, k) => {
        output.set(columns.values(k, count), done);
      });
    }
    return outputs;
  };
}
