import { host } from '#host';

/** What readers of a page may change. */
export type LiveKind = 'run' | 'comparison' | 'break-even';

/** What a page runs and looks like, as `build-page-scripts.mjs` left it beside this file. */
export interface Scripts {
  /** The style sheet, without what only its readers need. */
  readonly style: string;
  /** What pages with a forecast have beside it. */
  readonly monthsStyle: string;
  /** Runs at once: downloads, and the unpacking of the rest. */
  readonly page: string;
  /** By which a content security policy allows these. */
  readonly hashes: Readonly<Record<'style' | 'monthsStyle' | 'page', string>>;
  /**
   * Brings charts to life: Vega's runtime and our own handling of it, and what readers of that kind of page may change; nothing
   * on a `still` one. Compressed and in base 85, with the hash of what it unpacks to.
   */
  readonly live: Readonly<Record<LiveKind | 'still', { readonly hash: string; readonly packed: string }>>;
  /** The worker that draws changed scenarios anew, likewise. */
  readonly packedWorkers: Readonly<Record<LiveKind, string>>;
  /** The WebAssembly kernel, likewise. */
  readonly packedKernel: string;
}

export function pageScripts(): Scripts {
  return host.table('report/live/scripts.json') as Scripts;
}
