import { rounding } from '../elementary/rounding.ts';

/** The two sides of a difference. */
export type Difference = readonly [from: number, subtracted: number];

/** A constant of a formula, and the difference that rounding left it of. */
interface Rest {
  readonly value: number;
  readonly difference: Difference | null;
}

/**
 * What a computed constant is the difference of, where that is no more than rounding leaves: 0.1 + 0.2 - 0.3 is 5.6e-17,
 * and nothing but 0. Also of such a rest that is multiplied, or added to others. Null for all other constants.
 */
export function differenceOf(name: string, operands: readonly Rest[]): Difference | null {
  const [one, other] = operands as [Rest, Rest];
  switch (name) {
    case 'subtract':
      return rest(one.value, other.value) ?? together(one, turned(other));
    case 'add':
      return rest(one.value, -other.value) ?? together(one, other);
    case 'negate':
      return turned(one).difference;
    case 'multiply':
      return times(one.difference, other.value) ?? times(other.difference, one.value);
    case 'divide':
      return times(one.difference, 1 / other.value);
    default:
      return null;
  }
}

function rest(from: number, subtracted: number): Difference | null {
  const left = Math.abs(from - subtracted);
  return left > 0 && left <= rounding * Math.abs(subtracted) ? [from, subtracted] : null;
}

const turned = ({ value, difference }: Rest): Rest => ({
  value: -value,
  difference: difference === null ? null : [difference[1], difference[0]],
});

/** The sum of two rests; nothing is added by 0. */
function together(one: Rest, other: Rest): Difference | null {
  if (one.difference === null) return one.value === 0 ? other.difference : null;
  if (other.difference === null) return other.value === 0 ? one.difference : null;
  return [one.difference[0] + other.difference[0], one.difference[1] + other.difference[1]];
}

/** A factor below 0 turns the sides. */
function times(difference: Difference | null, factor: number): Difference | null {
  if (difference === null || factor === 0 || !Number.isFinite(factor)) return null;
  const [from, subtracted] = difference;
  return [from * factor, subtracted * factor];
}
