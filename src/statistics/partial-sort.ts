/**
 * Puts the `lowest` smallest of the first `count` values at the front in ascending order, and the `highest` largest at
 * the end, likewise ascending; what lies between is in no order. Tags move with their values. All values must be numbers.
 *
 * Source: Hoare's quicksort without the parts that nobody asks for (Martínez, Partial quicksort, ALENEX 2004). Pivots
 * come from a fixed linear congruential sequence, so that rising, falling or parabolic values cost no more than others.
 */
export function sortEnds(
  values: Float64Array,
  tags: Uint8Array,
  count: number,
  lowest: number,
  highest: number,
): void {
  const stack = [0, count - 1];
  let state = 1;
  while (stack.length > 0) {
    let last = stack.pop()!;
    const first = stack.pop()!;
    while (first < last && (first < lowest || last >= count - highest)) {
      if (last - first < 16) {
        insertionSort(values, tags, first, last);
        break;
      }
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const pivot = values[first + (state % (last - first + 1))]!;
      let [low, high] = [first, last];
      while (low <= high) {
        while (values[low]! < pivot) low++;
        while (values[high]! > pivot) high--;
        if (low > high) break;
        const [value, tag] = [values[low]!, tags[low]!];
        values[low] = values[high]!;
        tags[low++] = tags[high]!;
        values[high] = value;
        tags[high--] = tag;
      }
      stack.push(low, last);
      last = high;
    }
  }
}

function insertionSort(values: Float64Array, tags: Uint8Array, first: number, last: number): void {
  for (let next = first + 1; next <= last; next++) {
    const [value, tag] = [values[next]!, tags[next]!];
    let place = next;
    for (; place > first && values[place - 1]! > value; place--) {
      values[place] = values[place - 1]!;
      tags[place] = tags[place - 1]!;
    }
    values[place] = value;
    tags[place] = tag;
  }
}

/** The value that has `place` of the first `count` values below it, once they are in order. Reorders the values. */
export function select(values: Float64Array, count: number, place: number): number {
  let [first, last] = [0, count - 1];
  let state = 1;
  while (first < last) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const pivot = values[first + (state % (last - first + 1))]!;
    let [low, high] = [first, last];
    while (low <= high) {
      while (values[low]! < pivot) low++;
      while (values[high]! > pivot) high--;
      if (low > high) break;
      const value = values[low]!;
      values[low++] = values[high]!;
      values[high--] = value;
    }
    if (place <= high) last = high;
    else if (place >= low) first = low;
    else return pivot;
  }
  return values[place]!;
}
