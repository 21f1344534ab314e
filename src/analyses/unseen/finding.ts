import type { Kind } from './columns.ts';
import type { Event } from './event-of.ts';
import type { Expected } from './integrate.ts';
import type { Seen } from './recount.ts';
import type { UnseenEvent } from './result.ts';
import type { RareInput } from './screen.ts';
import type { Stratum } from './strata.ts';

/** A rare part of an input that matters to a column. */
export interface Finding {
  readonly column: string;
  readonly kind: Kind;
  readonly input: RareInput;
  readonly stratum: Stratum;
  /** What of the part nearly all of its effect comes from. */
  readonly event: Event;
  readonly seen: Seen;
  readonly found: Expected;
  readonly standing: UnseenEvent['standing'];
}
