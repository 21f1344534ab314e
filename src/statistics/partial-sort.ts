/**
 * Puts places `from` to `to` (not included) of the first `count` values into the order that a full sort would give
 * them, with nothing larger before and nothing smaller behind. Tags move with their values, which must be numbers.
 *
 * Source: Hoare's quicksort without the parts that are not asked for (Martínez, Partial quicksort, ALENEX 2004). Pivots
 * come from a fixed sequence, so that rising, falling or parabolic values cost no more than others.
 */
export function sortPlaces(
  values: Float64Array,
  tags: Uint8Array,
  count: number,
  from: number,
  to: number,
): void {
  const stack = [0, count - 1];
  let state = 1;
  while (stack.length > 0) {
    let last = stack.pop()!;
    const first = stack.pop()!;
    while (first < last && first < to && last >= from) {
      if (last - first < 16) {
        insertionSort(values, tags, first, last);
        break;
      }
      state = nextState(state);
      const pivot = values[pivotPlace(state, first, last)]!;
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

/** The value that would stand at `place` of the first `count` values if they were sorted. Reorders the values. */
export function select(values: Float64Array, count: number, place: number): number {
  let [first, last] = [0, count - 1];
  let state = 1;
  while (first < last) {
    state = nextState(state);
    const pivot = values[pivotPlace(state, first, last)]!;
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

/** Knuth and Lewis's linear congruential sequence (Numerical Recipes, 3rd ed. 2007, section 7.1). */
const nextState = (state: number) => (Math.imul(state, 1664525) + 1013904223) >>> 0;

/** By the upper bits, which are the random ones. */
const pivotPlace = (state: number, first: number, last: number) =>
  first + Math.floor((state / 2 ** 32) * (last - first + 1));
