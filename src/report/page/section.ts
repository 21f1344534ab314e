import type { Result } from '../../statistics/result.ts';
import { type NamedOutput, namedOutputs } from '../words.ts';
import type { Figures } from './figure.ts';
import type { Html } from './html.ts';

/** What every section of a single run's page is made from. */
export interface PageContext {
  readonly result: Result;
  readonly outputs: readonly NamedOutput[];
  readonly headline: NamedOutput;
  readonly figures: Figures;
  /** What makes identifiers unique where a page tells of several scenarios. */
  readonly prefix: string;
}

/** A section of the page: its anchor, its name in the contents list, and its body (null where there is nothing to say). */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: (context: PageContext) => Html | null | Promise<Html | null>;
}

/** @throws Error for a result without outputs: every scenario has at least one. */
export function pageContext(result: Result, figures: Figures, prefix = ''): PageContext {
  const outputs = namedOutputs(result);
  const headline = outputs[0];
  if (!headline) throw new Error('a result without outputs has no page');
  return { result, outputs, headline, figures, prefix };
}

/** A result for a page to carry: the kept draws would be most of its bytes, and nothing on the page needs them. */
export function withoutSample(result: Result): Result {
  return { ...result, sample: { rows: 0, inputs: {}, outputs: {} } };
}
