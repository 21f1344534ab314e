import type { WeightList } from '../weight.ts';

/** Manifold-constrained hyper-connections (arXiv 2512.24880): `streams` residual streams, mixed before and after a block. In 32 bit. */
export function addHyperConnection(list: WeightList, at: string, width: number, streams: number): void {
  const mixes = (2 + streams) * streams;
  list.linear(`${at}.fn`, streams * width, mixes, { bytes: 4, kind: 'router' });
  list.vector(`${at}.base`, mixes, { bytes: 4 });
  list.vector(`${at}.scale`, 3, { bytes: 4 });
}

/** What joins the streams before the output. */
export function addHyperHead(list: WeightList, at: string, width: number, streams: number): void {
  list.linear(`${at}.hc_fn`, streams * width, streams, { bytes: 4, kind: 'router' });
  list.vector(`${at}.hc_base`, streams, { bytes: 4 });
  list.vector(`${at}.hc_scale`, 1, { bytes: 4 });
}
