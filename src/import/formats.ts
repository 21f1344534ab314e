import type { Format } from './format.ts';
import { logFormats } from './log/log-formats.ts';

/** Every kind of file that can be imported, the most particular first. */
export const formats: readonly Format[] = [...logFormats];
