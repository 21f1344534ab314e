import { arcTangents } from './arc-tangent';
import { binary, choose, unary } from './arithmetic';
import { linearQuantiles, triangularQuantiles } from './closed-forms';
import {
  ABSOLUTE, ADD, AND, ATAN2, CEIL, COPY, CORRELATE, COS, DIVIDE, EQUAL, EXP, EXPM1, FLOOR, GREATER, GREATER_OR_EQUAL,
  GUIDE, IF, LATIN_HYPERCUBE, LESS, LESS_OR_EQUAL, LINEAR, LN, LOG10, LOG1P, MAXIMUM, MINIMUM, MULTIPLY, NEGATE,
  NORMAL_TAIL, NOT, NOT_EQUAL, OR, PHILOX, PIECES, POWER, ROUND, SIN, SOBOL, SQUARE_ROOT, SUBTRACT, TABLE, TAN,
  TRIANGULAR,
} from './codes';
import { SIZE } from './column';
import { correlate, normalTails } from './copula';
import { exponentials, exponentialsLessOne } from './exponential';
import { guideQuantiles } from './guide';
import { latinHypercubeTails } from './latin-hypercube';
import { decimalLogarithms, logarithmsOfOnePlus, naturalLogarithms } from './logarithm';
import { summarize } from './moments';
import { philoxTails } from './philox';
import { power } from './power';
import { sobolTails } from './sobol';
import { pieceQuantiles, tableQuantiles } from './quantile-table';
import { cosines, sines, tangents } from './trigonometric';

export { heapEnd, readHistogram, setHeap } from './histogram';
export { clearColumn } from './moments';

/*
 * Exported, though nothing else calls them: Binaryen then leaves them functions of their own, and engines compile each by itself, with
 * its constants (see kernel-constants.mjs) in registers. Their loops store all lanes before they look for those that need another
 * way: engines would move a computation to where alone its result is used, and its constants with it.
 */
export { arcTangents } from './arc-tangent';
export { normalTails } from './copula';
export { guided } from './guide';
export { exponentials, exponentialsLessOne } from './exponential';
export { decimalLogarithms, logarithmsOfOnePlus, naturalLogarithms } from './logarithm';
export { generalPowers } from './power';
export { scrambleSobol, sobolTails } from './sobol';
export { cosines, sines, tangents } from './trigonometric';

/** First byte of memory that holds no data of this module. */
export function heapBase(): usize {
  return __heap_base;
}

/** Bytes of a step: code, target, operands a, b, c, and the operands' distances from one pair of draws to the next. */
const stepBytes: usize = 32;

/**
 * Runs `stepCount` steps on `count` draws from draw `firstDraw` of the replicate on. Columns have room for `count` rounded up
 * to 32.
 */
export function run(steps: usize, stepCount: i32, firstDraw: f64, count: i32): void {
  const first = <u64>firstDraw;
  const end = steps + <usize>stepCount * stepBytes;
  const rounded = (count + 7) & ~7;
  for (; steps < end; steps += stepBytes) {
    const target = <usize>load<u32>(steps, 4);
    const a = <usize>load<u32>(steps, 8);
    const b = <usize>load<u32>(steps, 12);
    const c = <usize>load<u32>(steps, 16);
    const aStep = <usize>load<u32>(steps, 20);
    const bStep = <usize>load<u32>(steps, 24);
    const cStep = <usize>load<u32>(steps, 28);
    switch (load<i32>(steps)) {
      case COPY: unary(COPY, target, a, aStep, rounded); break;
      case ADD: binary(ADD, target, a, aStep, b, bStep, rounded); break;
      case SUBTRACT: binary(SUBTRACT, target, a, aStep, b, bStep, rounded); break;
      case MULTIPLY: binary(MULTIPLY, target, a, aStep, b, bStep, rounded); break;
      case DIVIDE: binary(DIVIDE, target, a, aStep, b, bStep, rounded); break;
      case POWER: power(target, a, aStep, b, bStep, rounded); break;
      case NEGATE: unary(NEGATE, target, a, aStep, rounded); break;
      case ABSOLUTE: unary(ABSOLUTE, target, a, aStep, rounded); break;
      case SQUARE_ROOT: unary(SQUARE_ROOT, target, a, aStep, rounded); break;
      case EXP: exponentials(target, a, aStep, rounded); break;
      case EXPM1: exponentialsLessOne(target, a, aStep, rounded); break;
      case LN: naturalLogarithms(target, a, aStep, rounded); break;
      case LOG1P: logarithmsOfOnePlus(target, a, aStep, rounded); break;
      case LOG10: decimalLogarithms(target, a, aStep, rounded); break;
      case SIN: sines(target, a, aStep, rounded); break;
      case COS: cosines(target, a, aStep, rounded); break;
      case TAN: tangents(target, a, aStep, rounded); break;
      case ATAN2: arcTangents(target, a, aStep, b, bStep, rounded); break;
      case FLOOR: unary(FLOOR, target, a, aStep, rounded); break;
      case CEIL: unary(CEIL, target, a, aStep, rounded); break;
      case ROUND: unary(ROUND, target, a, aStep, rounded); break;
      case MINIMUM: binary(MINIMUM, target, a, aStep, b, bStep, rounded); break;
      case MAXIMUM: binary(MAXIMUM, target, a, aStep, b, bStep, rounded); break;
      case LESS: binary(LESS, target, a, aStep, b, bStep, rounded); break;
      case LESS_OR_EQUAL: binary(LESS_OR_EQUAL, target, a, aStep, b, bStep, rounded); break;
      case GREATER: binary(GREATER, target, a, aStep, b, bStep, rounded); break;
      case GREATER_OR_EQUAL: binary(GREATER_OR_EQUAL, target, a, aStep, b, bStep, rounded); break;
      case EQUAL: binary(EQUAL, target, a, aStep, b, bStep, rounded); break;
      case NOT_EQUAL: binary(NOT_EQUAL, target, a, aStep, b, bStep, rounded); break;
      case AND: binary(AND, target, a, aStep, b, bStep, rounded); break;
      case OR: binary(OR, target, a, aStep, b, bStep, rounded); break;
      case NOT: unary(NOT, target, a, aStep, rounded); break;
      case IF: choose(target, a, aStep, b, bStep, c, cStep, rounded); break;
      case PHILOX: philoxTails(target, a, first, rounded); break;
      case SOBOL: sobolTails(target, a, first, rounded); break;
      case LATIN_HYPERCUBE: latinHypercubeTails(target, a, first, rounded); break;
      case LINEAR: linearQuantiles(target, a, b, rounded); break;
      case TRIANGULAR: triangularQuantiles(target, a, b, rounded); break;
      case TABLE: tableQuantiles(target, a, b, rounded); break;
      case PIECES: pieceQuantiles(target, a, b, rounded); break;
      case GUIDE: guideQuantiles(target, a, b, rounded); break;
      case CORRELATE: correlate(target, a, b, <i32>c, rounded); break;
      case NORMAL_TAIL: normalTails(target, rounded); break;
      default: unreachable();
    }
  }
}

/** Adds the draws that the columns now hold to the columns' statistics. */
export function summarizeColumns(columns: usize, columnCount: i32, firstDraw: f64, count: i32): void {
  const end = columns + <usize>columnCount * SIZE;
  for (; columns < end; columns += SIZE) summarize(columns, <u64>firstDraw, count);
}
