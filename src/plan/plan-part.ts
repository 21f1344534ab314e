import { kernelOperations } from '../notation/operations/operations.ts';
import type { Plan, Program } from './plan.ts';

/** A plan of some columns of another one. */
export interface PlanPart {
  readonly plan: Plan;
  /** Where its random columns stand in the other one. */
  readonly random: readonly number[];
}

/**
 * The plan of some of a plan's columns, by their places: what they need is drawn and computed as in the whole, the rest is left out.
 * Their values are the same to the last bit. `inputs`: places of random columns that are drawn whether they are needed or not.
 */
export function planPart(
  plan: Plan,
  places: readonly number[],
  inputs: ReadonlySet<number> = new Set(),
): PlanPart {
  const { program, samplers, origins } = plan;
  const columns = places.map((place) => program.columns[place]!);
  const { kept, atStart } = neededFor(
    program,
    columns.flatMap(({ operand, weight }) => (weight === undefined ? [operand] : [operand, weight])),
  );
  const random = program.random.flatMap(({ register }, k) =>
    atStart.has(register) || inputs.has(k) ? [k] : [],
  );
  const part: Plan = {
    ...plan,
    program: inFewRegisters({
      ...program,
      code: Int32Array.from(kept.flatMap((at) => [...program.code.subarray(at, at + 5)])),
      random: random.map((k) => program.random[k]!),
      columns,
    }),
    samplers: { ...samplers, columns: random.map((k) => samplers.columns[k]!) },
    origins: Float64Array.from(places, (place) => origins[place]!),
  };
  return { plan: part, random };
}

/** Where the instructions begin that operands read at a program's end need, and the registers that must be filled before it. */
function neededFor({ code }: Program, operands: readonly number[]) {
  const needed = new Set(operands.filter((operand) => operand >= 0));
  const kept: number[] = [];
  for (let at = code.length - 5; at >= 0; at -= 5) {
    if (!needed.delete(code[at + 1]!)) continue;
    kept.push(at);
    for (let k = 0; k < kernelOperations[code[at]!]!.operands; k++) {
      const operand = code[at + 2 + k]!;
      if (operand >= 0) needed.add(operand);
    }
  }
  return { kept: kept.reverse(), atStart: needed };
}

/** The same program, its registers numbered without gaps. */
function inFewRegisters(program: Program): Program {
  const { code, random, columns } = program;
  const numbers = new Map<number, number>();
  const numbered = (operand: number) => {
    if (operand < 0) return operand;
    const number = numbers.get(operand) ?? numbers.size;
    numbers.set(operand, number);
    return number;
  };
  const drawn = random.map((column) => ({ ...column, register: numbered(column.register) }));
  const renamed = code.slice();
  for (let at = 0; at < code.length; at += 5) {
    const { operands } = kernelOperations[code[at]!]!;
    for (let k = 1; k <= 1 + operands; k++) renamed[at + k] = numbered(code[at + k]!);
  }
  const read = columns.map((column) => ({
    ...column,
    operand: numbered(column.operand),
    ...(column.weight === undefined ? {} : { weight: numbered(column.weight) }),
  }));
  return { ...program, code: renamed, random: drawn, columns: read, registers: numbers.size };
}
