import { host } from '#host';

/** What a page runs and looks like, as `build-page-scripts.mjs` left it beside this file. */
export interface Scripts {
  /** The style sheet, without what only its readers need. */
  readonly style: string;
  /** What pages with a forecast have beside it. */
  readonly monthsStyle: string;
  /** Runs at once: downloads, and the unpacking of the rest. */
  readonly page: string;
  /** By which a content security policy allows these; `live` is what `packedLive` unpacks to. */
  readonly hashes: Readonly<Record<'style' | 'monthsStyle' | 'page' | 'live', string>>;
  /** Brings charts to life: Vega's runtime and our own handling of it. Compressed and in base 85. */
  readonly packedLive: string;
  /** The worker that draws a changed scenario anew, likewise. */
  readonly packedWorker: string;
  /** The WebAssembly kernel, likewise. */
  readonly packedKernel: string;
}

export function pageScripts(): Scripts {
  return host.table('report/live/scripts.json') as Scripts;
}
