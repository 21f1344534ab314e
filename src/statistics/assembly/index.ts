/*
 * Loops over all rows of a column that a command runs a few times each: compiled here they need no warming up. Addresses are byte
 * offsets in `memory`, which the caller arranges.
 */
export { gatherBytes, gatherDoubles } from './gather';
export { sortRows } from './order';
export { rankRows, sumsOfProducts } from './ranks';
export { collectTails, scatterCells } from './tails';

/** First byte of memory that holds no data of this module. */
export function heapBase(): usize {
  return __heap_base;
}
