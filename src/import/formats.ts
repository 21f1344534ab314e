import type { Format } from './format.ts';
import { servingBenchmark } from './benchmark/serving-benchmark.ts';
import { focus } from './bill/focus.ts';
import { logFormats } from './log/log-formats.ts';

/** Every kind of file that can be imported, the most particular first. */
export const formats: readonly Format[] = [servingBenchmark, focus, ...logFormats];
