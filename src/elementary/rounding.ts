/**
 * Two values that are no further apart than this part of one of them are the same value, computed in two ways. Judgement:
 * some ten thousand roundings.
 */
export const rounding = 1e-12;
