import type { Format } from '../format.ts';
import { langfuse } from './langfuse.ts';
import { litellm } from './litellm.ts';
import { logFragment } from './log-fragment.ts';
import { modelSpans } from './model-spans.ts';
import { openaiUsage } from './openai-usage.ts';
import { readRequests } from './read-requests.ts';
import type { LogFormat } from './request.ts';
import { tokenColumns } from './token-columns.ts';

/** Every way of writing logs, the most particular first. */
const ways: readonly LogFormat[] = [openaiUsage, langfuse, litellm, modelSpans, tokenColumns];

/** The same as formats of files. */
export const logFormats: readonly Format[] = ways.map(({ name, knownBy, reader }) => ({
  name,
  knownBy,
  takes: ['users', 'days', 'model', 'time-zone'],
  fits: (table) => reader(table) !== null,
  async read(table, options) {
    const found = reader(table)!;
    return logFragment(table, name, found, await readRequests(table, found, options), options);
  },
}));
