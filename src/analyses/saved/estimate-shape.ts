import type { Estimate } from '../../statistics/estimate.ts';
import { mapping, notNegative, number, orNull } from './shape.ts';

/** A number with its simulation error. */
export const estimate = mapping<Estimate>({ value: orNull(number), error: orNull(notNegative) });
