/*
 * Loops over the rows or the bins of a column that a command runs a few times each: compiled here they need no warming up. Addresses
 * are byte offsets in `memory`, which the caller arranges.
 */
export { cumulate, placesAmong } from './bins';
export { gatherBytes, gatherDoubles } from './gather';
export { fitLines, keepLeast, sumOfDifferences } from './lines';
export { sumOfLogs } from './logarithm';
export { sortRows } from './order';
export { endCodeLength, endWordsLength, packCounts, packEnds, unpackCounts, unpackEnds } from './packed';
export { rankRows, sumsOfProducts } from './ranks';
export { seriesAtNodes } from './series';
export { addHistogram, beginSum, readSum, sumEnd, sumSize } from './sum';
export { collectTails, scatterCells } from './tails';

/** First byte of memory that holds no data of this module. */
export function heapBase(): usize {
  return __heap_base;
}
