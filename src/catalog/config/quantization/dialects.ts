import type { Dialect } from './dialect.ts';
import { fp8Blocks } from './fp8-blocks.ts';

/** Every dialect that is known, one file each; the first that matches reads. */
export const dialects: readonly Dialect[] = [fp8Blocks];
