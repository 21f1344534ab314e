import { oneOf } from './shape.ts';

/** How a goal compares. */
export const operator = oneOf('<', '<=', '>', '>=');
