/** Vega with the transforms that our charts and Vega's own axes, scales and marks are made of; no others. */
import { transforms } from 'vega-dataflow';
import { axisticks, datajoin, encode, scale, sortitems } from 'vega-encode';
import {
  aggregate,
  collect,
  compare,
  extent,
  facet,
  field,
  filter,
  formula,
  key,
  load,
  multiextent,
  multivalues,
  params,
  prefacet,
  proxy,
  relay,
  sieve,
  subflow,
  tupleindex,
  values,
} from 'vega-transforms';
import { bound, mark, overlap, render, viewlayout } from 'vega-view-transforms';

Object.assign(
  transforms,
  { axisticks, datajoin, encode, scale, sortitems },
  {
    aggregate,
    collect,
    compare,
    extent,
    facet,
    field,
    filter,
    formula,
    key,
    load,
    multiextent,
    multivalues,
  },
  { params, prefacet, proxy, relay, sieve, subflow, tupleindex, values },
  { bound, mark, overlap, render, viewlayout },
);

export { parse } from 'vega-parser';
export { View } from 'vega-view';
